package org.silkwire.classifier.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.silkwire.classifier.match.Matcher;
import org.silkwire.classifier.match.Reading;
import org.silkwire.classifier.match.TermPattern;
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
    private final int[] idOf;
    private final Term[] terms;
    private final Group[] groups;

    private record Judge(Topic topic, TopicRules rules) {}

    private Classifier(Taxonomy taxonomy) {
        version = new Story.TaxonomyVersion(taxonomy.version(), taxonomy.sha256());
        judges = taxonomy.topics().stream()
                .map(topic -> new Judge(topic, new TopicRules(topic)))
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
        idOf = new int[judgeOf.length];
        for (int i = 0; i < idOf.length; i++) {
            idOf[i] = i;
        }
        groups = groupsByTerm.toArray(Group[]::new);
        terms = termList.toArray(Term[]::new);
    }

    /** Compiles a taxonomy. */
    public static Classifier of(Taxonomy taxonomy) {
        return new Classifier(taxonomy);
    }

    /** Reads a taxonomy and has its own tests run: the way to a taxonomy that can be trusted. */
    public static TaxonomyOutcome load(TaxonomySource source) {
        return switch (source.read()) {
            case TaxonomyOutcome.Refused refused -> refused;
            case TaxonomyOutcome.Loaded loaded -> {
                List<Problem> problems = of(loaded.taxonomy()).failedTests();
                yield problems.isEmpty() ? loaded : new TaxonomyOutcome.Refused(problems);
            }
        };
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
        List<List<Hit>> hits = new ArrayList<>();
        judges.forEach(judge -> hits.add(new ArrayList<>()));
        for (Article.Field field : Fields.ALL) {
            collect(field, matcher.read(fields.get(field)), hits);
        }
        List<Assessment> assessments = new ArrayList<>();
        for (int judge = 0; judge < judges.size(); judge++) {
            assessments.add(assess(judges.get(judge), fields, hits.get(judge)));
        }
        return assessments;
    }

    private void collect(Article.Field field, Reading reading, List<List<Hit>> hits) {
        for (int i = 0; i < reading.hits(); i++) {
            int term = reading.term(i);
            Judge judge = judges.get(judgeOf[term]);
            double worth = groups[term].points() * judge.topic().boosts().of(field, reading.firstWord(i));
            hits.get(judgeOf[term])
                    .add(new Hit(
                            idOf[term], terms[term], groups[term], field, reading.start(i), reading.end(i), worth));
        }
    }

    private static Assessment assess(Judge judge, Fields fields, List<Hit> hits) {
        Topic topic = judge.topic();
        RuleScore score = judge.rules().score(hits);
        Topic.Thresholds thresholds = topic.thresholds();
        // Half at the threshold of a mention, nine tenths at that of being about it.
        double slope = Math.log(9) / (thresholds.about() - thresholds.mention());
        double confidence = score.vetoed() ? 0 : 1 / (1 + Math.exp(-slope * (score.points() - thresholds.mention())));
        List<Story.Evidence> evidence = evidence(score, fields);
        Optional<Story.TopicMatch> match = Optional.empty();
        if (!score.vetoed() && score.points() >= thresholds.mention()) {
            Relevance relevance = score.points() >= thresholds.about() ? Relevance.ABOUT : Relevance.MENTION;
            match = Optional.of(new Story.TopicMatch(
                    topic.id(), topic.label(), confidence, relevance, score.subtopics(), evidence));
        }
        return new Assessment(topic.id(), score.points(), score.points(), confidence, score.vetoed(), evidence, match);
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
