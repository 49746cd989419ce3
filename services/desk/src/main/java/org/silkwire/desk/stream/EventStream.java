package org.silkwire.desk.stream;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.silkwire.desk.index.Position;
import org.silkwire.desk.index.StoryQuery;

/** Answers a request with events until one side ends it. The calling thread, a virtual one, stays with the listener. */
public final class EventStream {
    /** Proxies cut what is silent for a minute. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final LiveStories live;

    public EventStream(LiveStories live) {
        this.live = live;
    }

    /**
     * Sends what the query finds as it changes.
     *
     * @param lastEventId where the listener stands, as {@link Position} writes it; anything else counts as nothing
     */
    public void send(StoryQuery wanted, EventFormat format, @Nullable String lastEventId, HttpServletResponse response)
            throws InterruptedException {
        Position after =
                lastEventId == null ? null : Position.parse(lastEventId).orElse(null);
        try (Listening listening = live.listen(wanted, format, after)) {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            OutputStream out = response.getOutputStream();
            out.write(ServerSentEvent.SIGN_OF_LIFE);
            response.flushBuffer();
            while (!listening.isOver()) {
                List<byte[]> events = listening.next(SIGN_OF_LIFE);
                if (events.isEmpty()) {
                    out.write(ServerSentEvent.SIGN_OF_LIFE);
                }
                for (byte[] event : events) {
                    out.write(event);
                }
                out.flush();
            }
        } catch (IOException e) {
            // The listener left.
        }
    }
}
