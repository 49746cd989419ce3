/** Searches that people come back to. */
@NullMarked
package org.silkwire.desk.searches;

import org.jspecify.annotations.NullMarked;
