package org.silkwire.classifier.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.silkwire.classifier.match.TermPattern.Phrase;
import org.silkwire.classifier.score.RuleScore.Counted;
import org.silkwire.classifier.taxonomy.Topic;
import org.silkwire.classifier.taxonomy.Topic.Group;
import org.silkwire.classifier.taxonomy.Topic.Role;
import org.silkwire.classifier.taxonomy.Topic.Subtopic;
import org.silkwire.contract.Article;

/**
 * One topic's arithmetic, from hits to points.
 *
 * <ol>
 *   <li>What speaks for the topic and overlaps a mask, even in part, is gone.
 *   <li>A veto that is left refuses the topic.
 *   <li>Groups that require a context are gone where it isn't in the text.
 *   <li>Hits that overlap count once, as the longest phrase among them, which is the most particular; pairs give way to phrases,
 *       but a single word that only supports gives way to pairs.
 *   <li>A term's second hit counts half, its third a quarter: saying it often tells less than saying it otherwise.
 *   <li>A group counts up to its cap. Without a hit that opens the topic there's nothing to support or to deny.
 * </ol>
 */
final class TopicRules {
    /** Whole phrases, pairs of them, supporting words; among phrases the longest, among pairs the worthiest. */
    private static final Comparator<Hit> MOST_PARTICULAR_FIRST = Comparator.comparingInt(TopicRules::particularity)
            .thenComparingDouble(h -> h.term().pattern().within() > 0 ? -Math.abs(h.worth()) : 0)
            .thenComparingInt(h -> h.start() - h.end())
            .thenComparingDouble(h -> -Math.abs(h.worth()))
            .thenComparing(Hit::field)
            .thenComparingInt(Hit::start)
            .thenComparingInt(Hit::id);

    /** A term's best hit counts in full, so hits are counted in this order. */
    private static final Comparator<Hit> WORTHIEST_FIRST = Comparator.comparingDouble((Hit h) -> -Math.abs(h.worth()))
            .thenComparing(Hit::field)
            .thenComparingInt(Hit::start)
            .thenComparingInt(Hit::id);

    private static int particularity(Hit hit) {
        List<Phrase> phrases = hit.term().pattern().phrases();
        boolean supportingWord = phrases.size() == 1
                && phrases.getFirst().words().size() == 1
                && hit.group().role() == Role.SUPPORT;
        return supportingWord ? 3 : phrases.size();
    }

    private final Topic topic;

    TopicRules(Topic topic) {
        this.topic = topic;
    }

    RuleScore score(List<Hit> found) {
        if (found.stream().noneMatch(h -> h.group().role() == Role.EVIDENCE)) {
            return RuleScore.NOTHING;
        }
        List<Hit> hits = unmasked(found);
        boolean vetoed = hits.stream().anyMatch(h -> h.group().role() == Role.VETO);
        Set<String> contexts = new HashSet<>();
        hits.stream()
                .filter(h -> h.group().role() == Role.CONTEXT)
                .forEach(h -> contexts.add(h.group().id()));
        hits.removeIf(h -> !counts(h, contexts));
        if (hits.stream().noneMatch(h -> h.group().role() == Role.EVIDENCE)) {
            return RuleScore.NOTHING;
        }
        hits.sort(MOST_PARTICULAR_FIRST);
        return new Sum().add(hits, vetoed);
    }

    private static List<Hit> unmasked(List<Hit> found) {
        Coverage masked = new Coverage();
        found.stream().filter(h -> h.group().role() == Role.MASK).forEach(masked::add);
        List<Hit> left = new ArrayList<>(found.size());
        found.stream()
                .filter(h -> h.group().role() != Role.MASK && !(isMaskable(h) && masked.touches(h)))
                .forEach(left::add);
        return left;
    }

    /** What speaks against the topic does so inside a mask as well: "Bank Rakyat Indonesia" can be both. */
    private static boolean isMaskable(Hit hit) {
        return switch (hit.group().role()) {
            case EVIDENCE, SUPPORT, CONTEXT -> true;
            case NEGATIVE, VETO, MASK -> false;
        };
    }

    private static boolean counts(Hit hit, Set<String> contexts) {
        String required = hit.group().requires();
        return hit.worth() != 0 && (required == null || contexts.contains(required));
    }

    /** The characters that hits stand on; looked up by range, so that many hits cost no more than each its length. */
    private static final class Coverage {
        private final Map<Article.Field, BitSet> covered = new EnumMap<>(Article.Field.class);

        void add(Hit hit) {
            covered.computeIfAbsent(hit.field(), f -> new BitSet()).set(hit.start(), hit.end());
        }

        boolean touches(Hit hit) {
            BitSet bits = covered.get(hit.field());
            if (bits == null) {
                return false;
            }
            int next = bits.nextSetBit(hit.start());
            return next >= 0 && next < hit.end();
        }
    }

    private final class Sum {
        private final Coverage taken = new Coverage();
        private final Coverage denied = new Coverage();
        private final Map<Integer, Double> share = new HashMap<>();
        private final Map<String, Double> groups = new HashMap<>();
        private final List<Counted> counted = new ArrayList<>();
        private double positive;
        private double negative;
        private double title;
        private double lead;
        private int terms;

        RuleScore add(List<Hit> hits, boolean vetoed) {
            List<Hit> apart = new ArrayList<>();
            for (Hit hit : hits) {
                Coverage coverage = hit.group().role() == Role.NEGATIVE ? denied : taken;
                if (!coverage.touches(hit)) {
                    coverage.add(hit);
                    apart.add(hit);
                }
            }
            apart.sort(WORTHIEST_FIRST);
            apart.forEach(this::count);
            counted.sort(Comparator.comparingDouble((Counted c) -> -c.points()));
            return new RuleScore(
                    positive + negative, positive, title, lead, terms, vetoed, List.copyOf(counted), subtopics(hits));
        }

        private void count(Hit hit) {
            double part = share.merge(hit.id(), 1.0, (before, one) -> before / 2);
            Group group = hit.group();
            double before = groups.getOrDefault(group.id(), 0.0);
            double after = before + hit.worth() * part;
            after = group.role() == Role.NEGATIVE ? Math.max(after, group.cap()) : Math.min(after, group.cap());
            groups.put(group.id(), after);
            double points = after - before;
            if (group.role() == Role.NEGATIVE) {
                negative += points;
            } else {
                positive += points;
                terms += part == 1 ? 1 : 0;
                title += hit.field() == Article.Field.TITLE ? points : 0;
                lead += hit.isInLead() ? points : 0;
            }
            if (points != 0) {
                counted.add(new Counted(hit, points));
            }
        }

        /** Here overlapping hits all count: "Silk Road e-commerce" is a hit of two sub-topics. */
        private List<String> subtopics(List<Hit> hits) {
            Map<String, Double> sums = new HashMap<>();
            for (Hit hit : hits) {
                String subtopic = hit.group().subtopic();
                if (subtopic != null) {
                    sums.merge(subtopic, hit.worth(), Double::sum);
                }
            }
            return topic.subtopics().stream()
                    .filter(s -> sums.getOrDefault(s.id(), 0.0) >= s.threshold())
                    .sorted(Comparator.comparingDouble((Subtopic s) -> -sums.getOrDefault(s.id(), 0.0)))
                    .map(Subtopic::id)
                    .toList();
        }
    }
}
