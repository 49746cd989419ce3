package org.silkwire.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.silkwire.benchmarks.load.LoadServer;

/** The limit of polling: HttpClient asks the same server for the same feeds, reads each body and does nothing with it. */
final class RawLoop {
    private static final int LOOPS = 64;

    private RawLoop() {}

    /** Runs until it is ended; arguments: port, what of the server's, number of feeds. */
    public static void main(String[] args) throws InterruptedException {
        String what = args[1];
        int feeds = Integer.parseInt(args[2]);
        AtomicLong next = new AtomicLong();
        CloseableHttpClient client = HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(4 * LOOPS)
                        .setMaxConnPerRoute(LOOPS)
                        .build())
                .build();
        System.out.println("polling");
        for (int i = 0; i < LOOPS; i++) {
            Thread.ofVirtual().start(() -> {
                while (true) {
                    int feed = (int) (next.getAndIncrement() % feeds);
                    poll(
                            client,
                            "http://127.0.0." + (feed % LoadServer.HOSTS + 1) + ":" + args[0] + "/" + what + "/"
                                    + feed);
                }
            });
        }
        Thread.currentThread().join();
    }

    private static void poll(CloseableHttpClient client, String url) {
        HttpGet request = new HttpGet(url);
        request.setHeader("If-None-Match", "\"one\"");
        try {
            client.execute(
                    request,
                    response ->
                            response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
