package org.silkwire.fetcher.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a host for a connection about to be made and gives only addresses that the guard lets through. The platform's
 * resolver blocks the thread beneath a virtual one and can't be interrupted, so lookups run on a few threads of their own.
 */
final class GuardedResolver implements DnsResolver, AutoCloseable {
    /** The platform's lookup, or a test's. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private static final int THREADS = 32;

    private final AddressGuard guard;
    private final Lookup lookup;
    private final @Nullable InetSocketAddress proxy;
    private final Duration timeout;
    private final ThreadPoolExecutor threads;

    /** @param proxy unresolved; the operator named it, so it needn't be public */
    GuardedResolver(AddressGuard guard, Lookup lookup, @Nullable InetSocketAddress proxy, Duration timeout) {
        this.guard = guard;
        this.lookup = lookup;
        this.proxy = proxy;
        this.timeout = timeout;
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("resolver-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        boolean trusted = proxy != null && proxy.getHostString().equalsIgnoreCase(host) && proxy.getPort() == port;
        List<InetSocketAddress> admitted = new ArrayList<>();
        String refusal = null;
        for (InetAddress address : lookUp(host)) {
            String reason = trusted ? null : guard.refusal(address, port);
            if (reason == null) {
                admitted.add(new InetSocketAddress(address, port));
            } else {
                refusal = reason;
            }
        }
        if (admitted.isEmpty()) {
            throw new RefusedAddressException("host '" + host + "': " + refusal);
        }
        return admitted;
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        Future<InetAddress[]> answer = threads.submit(() -> lookup.addresses(host));
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new UnknownHostException("host '" + host + "' doesn't resolve");
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UnknownHostException("host '" + host + "' didn't resolve within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted while host '" + host + "' was resolved");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The guard refused every address of a host; the message says why. */
    static final class RefusedAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedAddressException(String message) {
            super(message);
        }
    }
}
