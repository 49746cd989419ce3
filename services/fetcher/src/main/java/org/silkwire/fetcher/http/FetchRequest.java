package org.silkwire.fetcher.http;

import java.net.URI;
import org.silkwire.contract.FeedStatus.Validators;

/**
 * One conditional GET.
 *
 * @param url http or https
 * @param validators to send; {@link Validators#NONE} for an unconditional request
 */
public record FetchRequest(URI url, Validators validators) {}
