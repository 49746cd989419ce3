/** Decides when a feed is polled next and when its host may be asked; pure, without clock or I/O. */
@NullMarked
package org.silkwire.fetcher.schedule;

import org.jspecify.annotations.NullMarked;
