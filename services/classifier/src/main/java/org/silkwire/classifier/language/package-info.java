/** Tells the language of a text whose feed doesn't say, or says what its script contradicts. */
@NullMarked
package org.silkwire.classifier.language;

import org.jspecify.annotations.NullMarked;
