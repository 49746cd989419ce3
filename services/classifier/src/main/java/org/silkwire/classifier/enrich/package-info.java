/** Extracts countries, organisations, amounts and occasions, each with the span it rests on. */
@NullMarked
package org.silkwire.classifier.enrich;

import org.jspecify.annotations.NullMarked;
