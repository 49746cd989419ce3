package org.silkwire.management;

import org.silkwire.contract.Topics;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Names the topics that every installation has, in {@code /actuator/info}. */
final class TopicsInfo implements InfoContributor {
    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("topics", Topics.ALL);
    }
}
