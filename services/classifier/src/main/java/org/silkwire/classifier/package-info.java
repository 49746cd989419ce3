/** Judges articles: which topics, why, and what they speak of. */
@NullMarked
package org.silkwire.classifier;

import org.jspecify.annotations.NullMarked;
