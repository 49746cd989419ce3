/** Finds every term of every topic in one pass over a text. */
@NullMarked
package org.silkwire.classifier.match;

import org.jspecify.annotations.NullMarked;
