/** Knows which feeds are wanted: OPML files on one side, the registry topic on the other. */
@NullMarked
package org.silkwire.fetcher.registry;

import org.jspecify.annotations.NullMarked;
