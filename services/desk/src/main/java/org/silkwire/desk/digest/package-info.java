/** A day told on one page. */
@NullMarked
package org.silkwire.desk.digest;

import org.jspecify.annotations.NullMarked;
