package org.silkwire.desk;

import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.intake.IntakeState;
import org.silkwire.desk.intake.StoryIntake;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** DOWN where stories aren't taken in, or the index can't be read. */
final class DeskHealth extends AbstractHealthIndicator {
    private final StoryIntake intake;
    private final StoryIndex index;

    DeskHealth(StoryIntake intake, StoryIndex index) {
        this.intake = intake;
        this.index = index;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        IntakeState state = intake.state();
        (state.phase() == IntakeState.Phase.FAILING ? builder.down() : builder.up())
                .withDetail("intake", state.phase())
                .withDetail("behind", state.behind())
                .withDetail("stories", index.size());
        if (state.fault() != null) {
            builder.withDetail("fault", state.fault());
        }
    }
}
