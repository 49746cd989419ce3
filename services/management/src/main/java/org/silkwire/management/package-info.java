/** What an operator meets alike on every service: the login for writes, the state of Kafka, the switch of traces. */
@NullMarked
package org.silkwire.management;

import org.jspecify.annotations.NullMarked;
