package org.silkwire.fetcher.parse;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.silkwire.benchmarks.load.FeedPage;

/** A window of twenty entries of 1 KB: our reading of it, ROME's without any sanitising, and the walk that is the limit. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParseBenchmark {
    private static final XMLInputFactory STAX = XMLInputFactory.newDefaultFactory();

    private final byte[] bytes = new FeedPage().window(1, 0, 1_767_600_000_000L);
    private final String text = new String(bytes, StandardCharsets.UTF_8);
    private final FeedBody body = new FeedBody(bytes, "application/rss+xml", "https://news.example/feed");
    private final FeedParser parser = new FeedParser();

    @Benchmark
    public Object silkwire() {
        return parser.parse(body);
    }

    @Benchmark
    public SyndFeed romeAlone() throws FeedException {
        return new SyndFeedInput().build(new StringReader(text));
    }

    @Benchmark
    public int staxWalk() throws XMLStreamException {
        XMLStreamReader reader = STAX.createXMLStreamReader(new ByteArrayInputStream(bytes));
        int length = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamReader.CHARACTERS) {
                length += reader.getTextLength();
            }
        }
        return length;
    }
}
