package org.silkwire.fetcher.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.silkwire.fetcher.http.FetchOutcome.Failed;
import org.silkwire.fetcher.schedule.ErrorClass;

/** Names the failures that come without a response. */
final class Failures {
    private Failures() {}

    static Failed of(IOException e, URI url) {
        String host = url.getRawAuthority();
        return switch (e) {
            case GuardedResolver.RefusedAddressException refused -> failed(ErrorClass.FORBIDDEN, message(refused));
            case UnknownHostException unknown -> failed(ErrorClass.DNS, message(unknown));
            case ConnectTimeoutException timeout ->
                failed(ErrorClass.CONNECT, "no connection to " + host + " within the connect timeout");
            case InterruptedIOException timeout -> failed(ErrorClass.TIMEOUT, "no answer from " + host + " in time");
            case SSLException tls ->
                failed(
                        ErrorClass.TLS,
                        "TLS with " + host + " failed (" + message(tls)
                                + "); expected a certificate for this host by an authority that we trust");
            case ConnectException refused -> failed(ErrorClass.CONNECT, host + " takes no connection");
            case NoRouteToHostException noRoute -> failed(ErrorClass.CONNECT, "there is no route to " + host);
            case MessageConstraintException headers ->
                failed(ErrorClass.TOO_LARGE, host + " sent headers beyond the limit (" + message(headers) + ")");
            case NoHttpResponseException silent ->
                failed(ErrorClass.CONNECT, host + " closed the connection without an answer; expected one");
            default ->
                failed(
                        ErrorClass.CONNECT,
                        "the exchange with " + host + " broke (" + message(e) + "); expected an answer in HTTP");
        };
    }

    private static Failed failed(ErrorClass error, String reason) {
        return new Failed(error, null, reason);
    }

    private static String message(Exception e) {
        String message = String.valueOf(e.getMessage()).replaceAll("[^\\x20-\\x7e]", "?");
        return message.length() <= 300 ? message : message.substring(0, 300) + "…";
    }
}
