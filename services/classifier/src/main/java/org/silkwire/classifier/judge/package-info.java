/** The door for those who want a text judged and know nothing of how that is done. */
@NullMarked
package org.silkwire.classifier.judge;

import org.jspecify.annotations.NullMarked;
