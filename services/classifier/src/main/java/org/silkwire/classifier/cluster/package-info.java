/** Tells which articles tell the same text, and who told it first. */
@NullMarked
package org.silkwire.classifier.cluster;

import org.jspecify.annotations.NullMarked;
