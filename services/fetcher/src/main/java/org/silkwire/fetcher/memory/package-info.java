/** Remembers the entries that a feed has shown, to tell new from seen and edited from same. */
@NullMarked
package org.silkwire.fetcher.memory;

import org.jspecify.annotations.NullMarked;
