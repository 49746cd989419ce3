/** Breaks what runs, on purpose, and holds what subscribers read against a ledger of what was published. */
@NullMarked
package org.silkwire.chaos;

import org.jspecify.annotations.NullMarked;
