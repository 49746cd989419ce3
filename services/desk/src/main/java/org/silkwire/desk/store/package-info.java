/** Compacted topics, followed, and kept as maps from keys to records. */
@NullMarked
package org.silkwire.desk.store;

import org.jspecify.annotations.NullMarked;
