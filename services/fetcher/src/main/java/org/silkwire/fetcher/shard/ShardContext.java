package org.silkwire.fetcher.shard;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.silkwire.contract.EventCodec;
import org.silkwire.fetcher.page.PageReader;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.schedule.RefreshPolicy;

/**
 * What the shards of an instance share.
 *
 * @param partitions of the topics that go by host
 * @param consumerConfig where the brokers are and how to reach them
 * @param producerConfig the same for writing
 * @param polls permits for polls and pages in flight, of all shards together
 * @param pagesGroup consumer group that the settled page requests are committed for
 * @param politeness how hard a host may be asked
 */
record ShardContext(
        int partitions,
        Map<String, Object> consumerConfig,
        Map<String, Object> producerConfig,
        FeedPoll poll,
        PollTraces traces,
        PageReader pages,
        String pagesGroup,
        RefreshPolicy policy,
        HostGates.Settings politeness,
        Semaphore polls,
        EventCodec codec,
        InstantSource clock,
        FetcherMetrics metrics) {}
