package org.silkwire.classifier.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.match.Matcher;
import org.silkwire.classifier.match.Reading;
import org.silkwire.classifier.match.TermPattern;
import org.silkwire.classifier.score.Features.TextGrams;
import org.silkwire.classifier.score.RuleScore.Counted;
import org.silkwire.classifier.taxonomy.Problem;
import org.silkwire.classifier.taxonomy.Taxonomy;
import org.silkwire.classifier.taxonomy.TaxonomyOutcome;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.classifier.taxonomy.Topic;
import org.silkwire.classifier.taxonomy.Topic.Group;
import org.silkwire.classifier.taxonomy.Topic.Sample;
import org.silkwire.classifier.taxonomy.Topic.Term;
import org.silkwire.contract.Article;
import org.silkwire.contract.Story;
import org.silkwire.contract.Story.Relevance;

/** Judges texts by a taxonomy. A pure function of the text; immutable, for any number of threads. */
public final class Classifier {
    private static final int MOST_EVIDENCE = 24;

    private final Story.TaxonomyVersion version;
    private final Matcher matcher;
    private final List<Judge> judges;
    private final int[] judgeOf;
    private final Term[] terms;
    private final Group[] groups;

    private record Judge(
            Topic topic, TopicRules rules, @Nullable Head head) {}

    private Classifier(Taxonomy taxonomy, Map<String, Head> heads) {
        version = new Story.TaxonomyVersion(taxonomy.version(), taxonomy.sha256());
        judges = taxonomy.topics().stream()
                .map(topic -> new Judge(topic, new TopicRules(topic), heads.get(topic.id())))
                .toList();
        List<TermPattern> patterns = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        List<Group> groupsByTerm = new ArrayList<>();
        List<Term> termList = new ArrayList<>();
        for (int judge = 0; judge < judges.size(); judge++) {
            for (Group group : judges.get(judge).topic().groups()) {
                for (Term term : group.terms()) {
                    patterns.add(term.pattern());
                    owners.add(judge);
                    groupsByTerm.add(group);
                    termList.add(term);
                }
            }
        }
        matcher = Matcher.of(patterns);
        judgeOf = owners.stream().mapToInt(Integer::intValue).toArray();
        groups = groupsByTerm.toArray(Group[]::new);
        terms = termList.toArray(Term[]::new);
    }

    /**
     * Compiles a taxonomy.
     *
     * @throws IllegalArgumentException where a learned head isn't one, which {@link #load} reports as a problem
     */
    public static Classifier of(Taxonomy taxonomy) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Head> heads = heads(taxonomy, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.getFirst().toString());
        }
        return new Classifier(taxonomy, heads);
    }

    /** Reads a taxonomy and has its own tests run: the way to a taxonomy that can be trusted. */
    public static TaxonomyOutcome load(TaxonomySource source) {
        return switch (source.read()) {
            case TaxonomyOutcome.Refused refused -> refused;
            case TaxonomyOutcome.Loaded loaded -> {
                List<Problem> problems = new ArrayList<>();
                Map<String, Head> heads = heads(loaded.taxonomy(), problems);
                if (problems.isEmpty()) {
                    problems.addAll(new Classifier(loaded.taxonomy(), heads).failedTests());
                }
                yield problems.isEmpty() ? loaded : new TaxonomyOutcome.Refused(problems);
            }
        };
    }

    /** What it stamps on its verdicts. */
    public Story.TaxonomyVersion version() {
        return version;
    }

    /** The topics that an article belongs to, each with its reasons. */
    public Verdict classify(Article article) {
        List<Story.TopicMatch> topics = new ArrayList<>();
        for (Assessment assessment : assess(Fields.of(article))) {
            assessment.match().ifPresent(topics::add);
        }
        topics.sort(Comparator.comparingDouble((Story.TopicMatch t) -> -t.confidence()));
        return new Verdict(topics, version);
    }

    /** How near a text that is no article yet comes to each topic, in the taxonomy's order. */
    public List<Assessment> assess(String title, String text) {
        return assess(new Fields(title, "", text, ""));
    }

    private List<Assessment> assess(Fields fields) {
        Text text = read(fields);
        List<Assessment> assessments = new ArrayList<>();
        for (int judge = 0; judge < judges.size(); judge++) {
            assessments.add(assess(judges.get(judge), text, text.hits().get(judge)));
        }
        return assessments;
    }

    /** A text that was read: its readings by field, and its hits by topic. */
    private static final class Text {
        private final Fields fields;
        private final Map<Article.Field, Reading> readings;
        private final List<List<Hit>> hits;
        private @Nullable TextGrams grams;

        Text(Fields fields, Map<Article.Field, Reading> readings, List<List<Hit>> hits) {
            this.fields = fields;
            this.readings = readings;
            this.hits = hits;
        }

        Fields fields() {
            return fields;
        }

        Map<Article.Field, Reading> readings() {
            return readings;
        }

        List<List<Hit>> hits() {
            return hits;
        }

        /** Most texts need none, and those of several topics the same words. */
        Features features(Topic topic, RuleScore score) {
            TextGrams known = grams;
            if (known == null) {
                known = new TextGrams(readings);
                grams = known;
            }
            return new Features(topic, score, known);
        }
    }

    private Text read(Fields fields) {
        List<List<Hit>> hits = new ArrayList<>();
        judges.forEach(judge -> hits.add(new ArrayList<>()));
        Map<Article.Field, Reading> readings = new EnumMap<>(Article.Field.class);
        for (Article.Field field : Fields.ALL) {
            Reading reading = matcher.read(fields.get(field));
            readings.put(field, reading);
            collect(field, reading, hits);
        }
        return new Text(fields, readings, hits);
    }

    private void collect(Article.Field field, Reading reading, List<List<Hit>> hits) {
        for (int i = 0; i < reading.hits(); i++) {
            int term = reading.term(i);
            int firstWord = reading.firstWord(i);
            double worth = groups[term].points()
                    * judges.get(judgeOf[term]).topic().boosts().of(field, firstWord);
            hits.get(judgeOf[term])
                    .add(new Hit(
                            term,
                            terms[term],
                            groups[term],
                            field,
                            reading.start(i),
                            reading.end(i),
                            firstWord,
                            worth));
        }
    }

    private static Assessment assess(Judge judge, Text text, List<Hit> hits) {
        Topic topic = judge.topic();
        RuleScore score = judge.rules().score(hits);
        Scale scale = Scale.of(topic.thresholds());
        List<Story.Evidence> evidence = new ArrayList<>(evidence(score, text.fields()));
        double points = score.points();
        double confidence = score.vetoed() || score.positive() == 0 ? 0 : scale.confidence(points);
        boolean heard = !score.vetoed();
        if (judge.head() != null) {
            heard = Head.hears(score, topic);
            if (heard) {
                Features features = text.features(topic, score);
                points = scale.points(judge.head().calibrated(judge.head().score(features)));
                confidence = scale.confidence(points);
                evidence.addAll(LearnedEvidence.of(judge.head(), features, text.fields(), text.readings(), scale));
                evidence.sort(Comparator.comparingDouble((Story.Evidence e) -> -e.points()));
            } else if (!score.vetoed()) {
                confidence = judge.head().silence();
            }
        }
        Optional<Story.TopicMatch> match = Optional.empty();
        if (heard && points >= topic.thresholds().mention()) {
            Relevance relevance = points >= topic.thresholds().about() ? Relevance.ABOUT : Relevance.MENTION;
            match = Optional.of(new Story.TopicMatch(
                    topic.id(), topic.label(), confidence, relevance, score.subtopics(), evidence));
        }
        return new Assessment(topic.id(), score.points(), points, confidence, score.vetoed(), evidence, match);
    }

    /** What a head of each topic is to learn from: empty where the rules are silent. */
    List<Optional<Features>> features(String title, String body) {
        Text text = read(new Fields(title, "", body, ""));
        List<Optional<Features>> features = new ArrayList<>();
        for (int i = 0; i < judges.size(); i++) {
            Topic topic = judges.get(i).topic();
            RuleScore score = judges.get(i).rules().score(text.hits().get(i));
            features.add(Head.hears(score, topic) ? Optional.of(text.features(topic, score)) : Optional.empty());
        }
        return features;
    }

    private static List<Story.Evidence> evidence(RuleScore score, Fields fields) {
        return score.counted().stream()
                .limit(MOST_EVIDENCE)
                .map(counted -> evidence(counted, fields))
                .toList();
    }

    private static Story.Evidence evidence(Counted counted, Fields fields) {
        Hit hit = counted.hit();
        String text = fields.get(hit.field());
        return new Story.Evidence(
                hit.term().pattern().text(),
                hit.group().id(),
                hit.term().language(),
                hit.field(),
                hit.start(),
                hit.end(),
                text.substring(hit.start(), hit.end()),
                Snippet.around(text, hit.start(), hit.end()),
                counted.points());
    }

    /** By topic; a problem is added for each that can't be read. */
    private static Map<String, Head> heads(Taxonomy taxonomy, List<Problem> problems) {
        Map<String, Head> heads = new HashMap<>();
        taxonomy.heads().forEach((topic, bytes) -> {
            try {
                heads.put(topic, Head.of(bytes));
            } catch (IllegalArgumentException e) {
                String file = TaxonomySource.MODEL_DIRECTORY + "/" + topic + ".bin";
                problems.add(new Problem(file, 0, 0, String.valueOf(e.getMessage())));
            }
        });
        return heads;
    }

    private List<Problem> failedTests() {
        List<Problem> problems = new ArrayList<>();
        for (int judge = 0; judge < judges.size(); judge++) {
            Topic topic = judges.get(judge).topic();
            for (Sample sample : topic.samples()) {
                Assessment assessment = assess(sample.title(), sample.text()).get(judge);
                SampleCheck.failure(sample, assessment)
                        .ifPresent(message -> problems.add(new Problem(topic.file(), sample.line(), 1, message)));
            }
        }
        return problems;
    }
}
