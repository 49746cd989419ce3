/** Stories as a person reads them on a terminal: one line each, as they arrive. */
@NullMarked
package org.silkwire.standalone.console;

import org.jspecify.annotations.NullMarked;
