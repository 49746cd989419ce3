/** Exchanges one request with a host, safely and within bounds; Apache HttpClient stops here. */
@NullMarked
package org.silkwire.fetcher.http;

import org.jspecify.annotations.NullMarked;
