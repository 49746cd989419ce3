package org.silkwire.desk;

import org.silkwire.fetcher.http.FeedClient;

/** How others' addresses are asked: always by the fetcher's client, which refuses addresses that aren't public. */
record OutgoingHttp(FeedClient client) {}
