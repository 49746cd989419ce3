/** Long runs of real processes that are killed, each with a ledger of its own; run by the profile {@code soak} alone. */
@NullMarked
package org.silkwire.soak;

import org.jspecify.annotations.NullMarked;
