/** The promise to consumers: every event as a record, the topics they travel on, and how they look on the wire. */
@NullMarked
package org.silkwire.contract;

import org.jspecify.annotations.NullMarked;
