/** Reads the pages of articles for their full text, as their hosts' robots.txt allows. */
@NullMarked
package org.silkwire.fetcher.page;

import org.jspecify.annotations.NullMarked;
