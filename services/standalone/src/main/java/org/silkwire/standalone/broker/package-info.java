/** A real Kafka broker inside this JVM, its data in one directory that one process at a time may use. */
@NullMarked
package org.silkwire.standalone.broker;

import org.jspecify.annotations.NullMarked;
