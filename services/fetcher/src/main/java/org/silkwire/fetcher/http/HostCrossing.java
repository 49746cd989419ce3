package org.silkwire.fetcher.http;

import java.net.URI;

/** Holds an exchange back before a redirect takes it to another host, whose manners have a say as well. */
@FunctionalInterface
public interface HostCrossing {
    /** Goes on at once. */
    HostCrossing FREE = url -> {};

    /**
     * Returns when the host may be asked; called on the exchange's virtual thread, within its deadline.
     *
     * @param url where the redirect leads
     * @throws InterruptedException where the deadline passes meanwhile
     */
    void await(URI url) throws InterruptedException;
}
