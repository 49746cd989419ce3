package org.silkwire.classifier.activation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.activation.TaxonomyReport.VersionInForce;
import org.silkwire.classifier.score.Classifier;
import org.silkwire.classifier.taxonomy.Problem;
import org.silkwire.classifier.taxonomy.RefusedTaxonomyException;
import org.silkwire.classifier.taxonomy.TaxonomyFiles;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.topology.Rulebook;
import org.silkwire.classifier.topology.RulesUnknownException;
import org.silkwire.contract.TaxonomyActivation;
import org.silkwire.contract.TopicCatalogue;
import org.silkwire.contract.TopicCreation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The taxonomies of an installation as one instance sees them. At start, and whenever the folder changes, the instance
 * proposes what the folder holds; what Kafka holds is what counts, for this and for every other instance.
 */
public final class ActiveTaxonomies implements Rulebook, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ActiveTaxonomies.class);
    private static final Duration TO_MAKE_TOPICS = Duration.ofSeconds(30);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofMillis(300);

    /** Less than the five minutes after which Kafka takes a stream thread for dead. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final Settings settings;
    private final TopicCatalogue catalogue;
    private final Map<String, Object> common;
    private final InstantSource clock;
    private final TaxonomyLog taxonomies;
    private final Publisher publisher;
    private final Thread proposer =
            Thread.ofPlatform().name("silkwire-taxonomy-folder").unstarted(this::run);
    private final Proposal.Usable first;
    private volatile Folder folder;
    private volatile boolean closed;
    private volatile @Nullable String fault = "reading what is in force";

    /**
     * @param folder of the files, or null for those that come with the program
     * @param rescan how often the folder is looked at where the file system doesn't notify of changes
     * @param transactionalId the same for all classifiers of an installation
     */
    public record Settings(@Nullable Path folder, Duration rescan, String transactionalId) {
        private TaxonomySource source() {
            return folder == null ? TaxonomySource.shipped() : TaxonomySource.directory(folder);
        }

        private String name() {
            return folder == null ? "classpath:taxonomy" : folder.toString();
        }

        /** Null where nothing can change. */
        private @Nullable FolderWatch watch() {
            return folder == null ? null : new FolderWatch(folder, rescan, QUIET);
        }
    }

    /** The folder as it was looked at last. */
    private record Folder(Instant readAt, List<Problem> refused) {}

    private ActiveTaxonomies(
            Settings settings,
            TopicCatalogue catalogue,
            Map<String, Object> common,
            InstantSource clock,
            Proposal.Usable first) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.common = common;
        this.clock = clock;
        this.first = first;
        this.taxonomies = new TaxonomyLog(common, clock, this::read);
        this.publisher = new Publisher(common, settings.transactionalId(), taxonomies, clock);
        this.folder = new Folder(clock.instant(), first.refused());
    }

    /**
     * Reads the folder; nothing is proposed before {@link #start}.
     *
     * @param common where the brokers are and how to reach them, by Kafka's names
     * @throws RefusedTaxonomyException where not one file of the folder can be used
     */
    public static ActiveTaxonomies of(
            Settings settings, TopicCatalogue catalogue, Map<String, Object> common, InstantSource clock) {
        try {
            return switch (Proposal.of(settings.source().files(), Collections.emptySortedMap())) {
                case Proposal.Usable usable -> new ActiveTaxonomies(settings, catalogue, common, clock, usable);
                case Proposal.Unusable(List<Problem> problems) -> throw new RefusedTaxonomyException(problems);
            };
        } catch (IOException e) {
            throw new RefusedTaxonomyException(List.of(unreadable(settings, e)));
        }
    }

    /**
     * The rules in force at a moment, read from Kafka once; empty where none were published by then.
     *
     * @param common as above
     * @throws RulesUnknownException where the broker doesn't answer within {@code patience}
     */
    public static Optional<Classifier> inForce(Map<String, Object> common, Instant moment, Duration patience) {
        try (TaxonomyLog taxonomies = new TaxonomyLog(common, InstantSource.system())) {
            taxonomies.start();
            return taxonomies.awaitAllUntilNow(patience).timeline().at(moment).map(Version::classifier);
        }
    }

    private static Problem unreadable(Settings settings, IOException e) {
        return new Problem(settings.name(), 0, 0, "can't be read: " + e.getMessage());
    }

    /** Most installations have in force what this one's folder holds, which was read a moment ago. */
    private TaxonomyOutcome read(TaxonomyFiles files) {
        return isFirst(files)
                ? new TaxonomyOutcome.Loaded(first.taxonomy())
                : TaxonomySource.of(files).read();
    }

    private boolean isFirst(TaxonomyFiles files) {
        return files.sha256().equals(first.taxonomy().sha256());
    }

    private Proposal proposal(SortedMap<String, byte[]> active) {
        try {
            TaxonomyFiles files = settings.source().files();
            return first.refused().isEmpty() && isFirst(files) ? first : Proposal.of(files, active);
        } catch (IOException e) {
            return new Proposal.Unusable(List.of(unreadable(settings, e)));
        }
    }

    /** Reads what is in force and proposes the folder, in the background, as soon as the broker answers. */
    public void start() {
        proposer.start();
    }

    @Override
    public Classifier at(Instant fetchedAt) {
        Known known = taxonomies.known();
        if (!known.covers(fetchedAt)) {
            // One from the future, as a fetcher's clock may be wrong, is judged by what there is now: waiting for each
            // would hold up all others.
            Instant now = clock.instant();
            Instant moment = fetchedAt.isAfter(now) ? now : fetchedAt;
            known = taxonomies.await(k -> k.covers(moment), LONGEST_WAIT);
        }
        return known.timeline()
                .at(fetchedAt)
                .orElseThrow(() -> new RulesUnknownException("no version of the taxonomy was published yet"))
                .classifier();
    }

    /**
     * What an article that is fetched now is judged by.
     *
     * @throws RulesUnknownException where that isn't known within {@code patience}
     */
    public RulesInForce now(Duration patience) {
        return taxonomies.inForce(clock.instant(), patience);
    }

    /** What is in force now, and what of the folder isn't. */
    public TaxonomyReport report() {
        Timeline timeline = taxonomies.known().timeline();
        Optional<Version> inForce = timeline.at(clock.instant());
        Folder looked = folder;
        return new TaxonomyReport(
                inForce.map(ActiveTaxonomies::told).orElse(null),
                timeline.latest()
                        .filter(latest -> !latest.equals(inForce.orElse(null)))
                        .map(ActiveTaxonomies::told)
                        .orElse(null),
                settings.name(),
                looked.readAt(),
                looked.refused(),
                fault);
    }

    private static VersionInForce told(Version version) {
        TaxonomyActivation is = version.activation();
        return new VersionInForce(is.version(), is.sha256(), is.effectiveAt(), is.topics());
    }

    private void run() {
        try (FolderWatch watch = settings.watch()) {
            untilItWorks(this::makeTopics);
            taxonomies.start();
            untilItWorks(this::propose);
            while (watch != null) {
                watch.awaitChange();
                untilItWorks(this::propose);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something that depends on the broker. */
    private interface Step {
        void take() throws InterruptedException;
    }

    private void untilItWorks(Step step) throws InterruptedException {
        while (true) {
            try {
                step.take();
                fault = null;
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    throw new InterruptedException("closed meanwhile");
                }
                fault = String.valueOf(e.getMessage());
                log.warn(
                        "the taxonomy of {} isn't published yet; another try follows: {}",
                        settings.name(),
                        e.toString());
                TimeUnit.NANOSECONDS.sleep(AFTER_A_FAULT.toNanos());
            }
        }
    }

    private void makeTopics() throws InterruptedException {
        ensure(catalogue.topics());
    }

    private void ensure(List<NewTopic> topics) throws InterruptedException {
        try (Admin admin = Admin.create(common)) {
            TopicCreation.ensure(admin, topics, TO_MAKE_TOPICS);
        }
    }

    private void propose() throws InterruptedException {
        SortedMap<String, byte[]> active = taxonomies
                .awaitAllUntilNow(LONGEST_WAIT)
                .timeline()
                .latest()
                .map(version -> version.files().contents())
                .orElse(Collections.emptySortedMap());
        Proposal proposal = proposal(active);
        folder = new Folder(clock.instant(), proposal.refused());
        proposal.refused().forEach(problem -> log.error("refused, what was in force stays: {}", problem));
        if (proposal instanceof Proposal.Usable usable) {
            // Whoever reads the version finds its streams there.
            ensure(usable.taxonomy().topics().stream()
                    .map(topic -> catalogue.stories(topic.id()))
                    .toList());
            publisher
                    .publish(usable)
                    .ifPresent(published -> log.info(
                            "published version {} of the taxonomy, in force from {}: {}",
                            published.version(),
                            published.effectiveAt(),
                            published.topics().stream()
                                    .map(TaxonomyActivation.ActiveTopic::id)
                                    .toList()));
        }
    }

    @Override
    public void close() {
        closed = true;
        taxonomies.close();
        proposer.interrupt();
    }
}
