/** Reads the topics that users describe in YAML, and refuses what it can't trust. */
@NullMarked
package org.silkwire.classifier.taxonomy;

import org.jspecify.annotations.NullMarked;
