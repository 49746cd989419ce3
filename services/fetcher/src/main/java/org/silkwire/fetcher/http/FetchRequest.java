package org.silkwire.fetcher.http;

import java.net.URI;
import org.silkwire.contract.FeedStatus.Validators;

/**
 * One conditional GET.
 *
 * @param url http or https
 * @param validators to send to the address that gave them; {@link Validators#NONE} for an unconditional request
 * @param wanted what the response should be
 */
public record FetchRequest(URI url, Validators validators, Wanted wanted) {

    /** What somebody wants of an address. */
    public enum Wanted {
        /** A feed: an empty body, or a page asking for a login, is a failure. */
        FEED,
        /** A web page or another document, taken as it comes. */
        PAGE
    }

    public FetchRequest(URI url, Validators validators) {
        this(url, validators, Wanted.FEED);
    }

    /** A page, unconditionally. */
    public static FetchRequest page(URI url) {
        return new FetchRequest(url, Validators.NONE, Wanted.PAGE);
    }

    /** Whether the validators go to this address, met on the way. */
    boolean validates(URI hop) {
        return validators.url() == null ? hop.equals(url) : hop.toString().equals(validators.url());
    }
}
