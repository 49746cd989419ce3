package org.silkwire.fetcher.shard;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.silkwire.contract.EventCodec;
import org.silkwire.fetcher.schedule.HostGates;
import org.silkwire.fetcher.schedule.RefreshPolicy;

/**
 * What the shards of an instance share.
 *
 * @param partitions of the feeds topics
 * @param consumerConfig where the brokers are and how to reach them
 * @param producerConfig the same for writing
 * @param polls permits for polls in flight, of all shards together
 * @param politeness how hard a host may be asked
 */
record ShardContext(
        int partitions,
        Map<String, Object> consumerConfig,
        Map<String, Object> producerConfig,
        FeedPoll poll,
        RefreshPolicy policy,
        HostGates.Settings politeness,
        Semaphore polls,
        EventCodec codec,
        InstantSource clock,
        FetcherMetrics metrics) {}
