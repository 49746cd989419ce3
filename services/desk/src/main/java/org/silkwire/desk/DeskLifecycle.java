package org.silkwire.desk;

import java.util.List;
import org.silkwire.desk.feeds.FeedDirectory;
import org.silkwire.desk.intake.StoryIntake;
import org.silkwire.desk.store.KeptRecords;
import org.silkwire.desk.stream.LiveStories;
import org.silkwire.desk.webhooks.Deliveries;
import org.springframework.context.SmartLifecycle;

/** Starts what reads Kafka with the application; stops it, listeners first, before web server and index close. */
final class DeskLifecycle implements SmartLifecycle {
    private final StoryIntake intake;
    private final LiveStories live;
    private final FeedDirectory feeds;
    private final List<KeptRecords> records;
    private final Deliveries deliveries;
    private volatile boolean running;

    DeskLifecycle(
            StoryIntake intake,
            LiveStories live,
            FeedDirectory feeds,
            List<KeptRecords> records,
            Deliveries deliveries) {
        this.intake = intake;
        this.live = live;
        this.feeds = feeds;
        this.records = List.copyOf(records);
        this.deliveries = deliveries;
    }

    @Override
    public void start() {
        intake.start();
        feeds.start();
        records.forEach(KeptRecords::start);
        deliveries.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        // Their requests would keep the web server from ending.
        live.close();
        deliveries.close();
        records.forEach(KeptRecords::close);
        feeds.close();
        intake.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
