/** Reads the bytes of a response as a feed or as an article's page; ROME stops here. */
@NullMarked
package org.silkwire.fetcher.parse;

import org.jspecify.annotations.NullMarked;
