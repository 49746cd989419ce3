/** Tells changes of the index to whoever listens, as server-sent events. */
@NullMarked
package org.silkwire.desk.stream;

import org.jspecify.annotations.NullMarked;
