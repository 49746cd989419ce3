package org.silkwire.fetcher.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/**
 * Breaks off what takes too long: name, connection, handshake, headers and body together, however slowly they drip.
 * Interrupting a virtual thread closes the socket that it waits for, so a call that comes from one is made there, and any
 * other on one of its own.
 *
 * <p>One thread looks at all calls under way from time to time, so that one may last up to {@link #LATEST} longer: with a timer
 * for each, and a second thread to wait for it, Java 25 wakes its thread of timers for every call.
 */
final class Deadline implements AutoCloseable {
    private static final Duration LATEST = Duration.ofMillis(250);
    private static final int LOOKS = 20;

    private final long limitNanos;
    private final Duration betweenLooks;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("exchange-", 0).factory());
    private final Thread watch;

    Deadline(Duration limit) {
        limitNanos = limit.toNanos();
        Duration part = limit.dividedBy(LOOKS);
        betweenLooks = part.compareTo(LATEST) < 0 ? part : LATEST;
        watch = Thread.ofPlatform().daemon().name("silkwire-deadline").start(this::watch);
    }

    /** A call, from its begin to its end, by the thread that makes it. */
    private static final class Call {
        private final Thread thread = Thread.currentThread();
        private final long begun = System.nanoTime();
        private boolean ended;
        private boolean brokenOff;

        synchronized void breakOff() {
            if (!ended) {
                brokenOff = true;
                thread.interrupt();
            }
        }

        /** Nobody interrupts the thread from now on; true where somebody has. */
        synchronized boolean end() {
            ended = true;
            return brokenOff;
        }
    }

    /**
     * Makes the call.
     *
     * @throws TimeoutException where it was broken off
     * @throws InterruptedException where the thread that wants it was interrupted
     */
    <T> T within(Callable<T> call) throws TimeoutException, InterruptedException, ExecutionException {
        if (Thread.currentThread().isVirtual()) {
            return here(call);
        }
        Future<T> elsewhere = threads.submit(() -> here(call));
        try {
            return elsewhere.get();
        } catch (InterruptedException e) {
            elsewhere.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException timeout) {
                throw timeout;
            }
            throw e.getCause() instanceof ExecutionException cause ? cause : e;
        }
    }

    private <T> T here(Callable<T> call) throws TimeoutException, InterruptedException, ExecutionException {
        Call mine = new Call();
        underWay.add(mine);
        FutureTask<T> made = new FutureTask<>(call);
        made.run();
        underWay.remove(mine);
        if (mine.end()) {
            // It was meant for the call, whatever that made of it.
            Thread.interrupted();
            throw new TimeoutException();
        }
        boolean gaveUp = made.state() == Future.State.FAILED && made.exceptionNow() instanceof InterruptedException;
        if (gaveUp || Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        return made.get();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(betweenLooks);
                long now = System.nanoTime();
                for (Call call : underWay) {
                    if (now - call.begun >= limitNanos) {
                        call.breakOff();
                    }
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        watch.interrupt();
        underWay.forEach(Call::breakOff);
        threads.shutdownNow();
    }
}
