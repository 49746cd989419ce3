package org.silkwire.testkit;

/** Answers the requests for one path of a {@link FeedServer}; called by many threads. */
@FunctionalInterface
public interface Responder {
    Reply reply(ReceivedRequest request);
}
