package org.silkwire.desk;

import org.silkwire.desk.feeds.FeedDirectory;
import org.silkwire.desk.intake.StoryIntake;
import org.silkwire.desk.stream.LiveStories;
import org.springframework.context.SmartLifecycle;

/** Starts the intake with the application; sends listeners away and stops it before web server and index close. */
final class DeskLifecycle implements SmartLifecycle {
    private final StoryIntake intake;
    private final LiveStories live;
    private final FeedDirectory feeds;
    private volatile boolean running;

    DeskLifecycle(StoryIntake intake, LiveStories live, FeedDirectory feeds) {
        this.intake = intake;
        this.live = live;
        this.feeds = feeds;
    }

    @Override
    public void start() {
        intake.start();
        feeds.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        // Their requests would keep the web server from ending.
        live.close();
        feeds.close();
        intake.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
