/** Turns hits into a verdict: topics, confidence and evidence. */
@NullMarked
package org.silkwire.classifier.score;

import org.jspecify.annotations.NullMarked;
