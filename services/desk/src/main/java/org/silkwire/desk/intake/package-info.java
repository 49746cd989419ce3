/** Reads the stream of stories into the index. */
@NullMarked
package org.silkwire.desk.intake;

import org.jspecify.annotations.NullMarked;
