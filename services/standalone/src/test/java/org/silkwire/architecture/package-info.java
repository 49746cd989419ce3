/** Who may use whom, and proof that each rule can fail. */
@NullMarked
package org.silkwire.architecture;

import org.jspecify.annotations.NullMarked;
