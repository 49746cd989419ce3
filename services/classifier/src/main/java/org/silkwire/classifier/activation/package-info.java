/** Decides which taxonomy is in force at a moment: takes changes from a folder and agrees on them with all instances over Kafka. */
@NullMarked
package org.silkwire.classifier.activation;

import org.jspecify.annotations.NullMarked;
