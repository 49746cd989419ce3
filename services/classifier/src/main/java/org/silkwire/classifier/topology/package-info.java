/** The way of an article through the classifier; Kafka Streams stops here. */
@NullMarked
package org.silkwire.classifier.topology;

import org.jspecify.annotations.NullMarked;
