/** Polls the feeds of one partition and commits what they say: articles, status and memory together or not at all. */
@NullMarked
package org.silkwire.fetcher.shard;

import org.jspecify.annotations.NullMarked;
