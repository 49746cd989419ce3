/** Subscribes to feeds at their WebSub hubs and hears from those when a feed changed. */
@NullMarked
package org.silkwire.fetcher.websub;

import org.jspecify.annotations.NullMarked;
