/** Judges stories of the past anew: first shows what would change, then tells it on the streams. */
@NullMarked
package org.silkwire.classifier.replay;

import org.jspecify.annotations.NullMarked;
