package org.silkwire.classifier.taxonomy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.match.TermPattern;
import org.silkwire.classifier.taxonomy.Topic.Boosts;
import org.silkwire.classifier.taxonomy.Topic.Codes;
import org.silkwire.classifier.taxonomy.Topic.Group;
import org.silkwire.classifier.taxonomy.Topic.Role;
import org.silkwire.classifier.taxonomy.Topic.Sample;
import org.silkwire.classifier.taxonomy.Topic.Subtopic;
import org.silkwire.classifier.taxonomy.Topic.Term;
import org.silkwire.classifier.taxonomy.Topic.Thresholds;
import org.silkwire.contract.Story.Relevance;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one topic's file, noting every problem rather than the first. */
final class TopicReader {
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String IDS = "lower-case letters, digits and single hyphens";
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    private static final double MOST = 1000;
    private static final double SUBTOPIC_THRESHOLD = 3;

    private final String file;
    private final List<Group> groups = new ArrayList<>();
    private final List<Required> required = new ArrayList<>();
    private final Set<String> groupIds = new HashSet<>();
    private final Map<String, YamlCursor> seenTerms = new HashMap<>();

    private record Required(YamlCursor at, String context) {}

    private TopicReader(String file) {
        this.file = file;
    }

    /** The topic, or empty with at least one problem added. */
    static Optional<Topic> read(String file, String yaml, List<Problem> problems) {
        int before = problems.size();
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            problems.add(problem(file, e));
            return Optional.empty();
        } catch (YAMLException e) {
            problems.add(new Problem(file, 0, 0, "isn't YAML: " + e.getMessage()));
            return Optional.empty();
        }
        if (root == null) {
            problems.add(new Problem(file, 1, 1, "found nothing, expected a mapping with the key topic"));
            return Optional.empty();
        }
        Topic topic = new TopicReader(file).topic(new YamlCursor(file, root, problems));
        return problems.size() == before ? Optional.of(topic) : Optional.empty();
    }

    private static Problem problem(String file, MarkedYAMLException e) {
        Mark mark = e.getProblemMark();
        int line = mark == null ? 0 : mark.getLine() + 1;
        int column = mark == null ? 0 : mark.getColumn() + 1;
        return new Problem(file, line, column, "isn't YAML: " + e.getProblem());
    }

    private Topic topic(YamlCursor root) {
        Map<String, YamlCursor> fields = root.fields(List.of(
                "topic",
                "labels",
                "codes",
                "boosts",
                "thresholds",
                "groups",
                "context",
                "mask",
                "negative",
                "veto",
                "subtopics",
                "tests"));
        require(root, fields, "topic", "labels", "thresholds");
        String id = fields.containsKey("topic") ? id(fields.get("topic")) : "";
        ifPresent(fields, "groups", groups -> evidence(groups, null));
        ifPresent(
                fields,
                "context",
                contexts -> contexts.entries("groups of terms by name")
                        .forEach((name, terms) -> addGroup(terms, name, Role.CONTEXT, 0, 0, null, null, terms)));
        ifPresent(fields, "mask", terms -> addGroup(terms, "mask", Role.MASK, 0, 0, null, null, terms));
        ifPresent(fields, "veto", terms -> addGroup(terms, "veto", Role.VETO, 0, 0, null, null, terms));
        ifPresent(fields, "negative", this::negative);
        List<Subtopic> subtopics = new ArrayList<>();
        ifPresent(
                fields,
                "subtopics",
                value ->
                        value.entries("sub-topics by id").forEach((name, body) -> subtopics.add(subtopic(name, body))));
        checkContexts();
        if (groups.stream().noneMatch(g -> g.role() == Role.EVIDENCE)) {
            root.problem("found no group of terms that opens the topic, expected one under groups or subtopics");
        }
        List<Sample> samples = new ArrayList<>();
        ifPresent(
                fields,
                "tests",
                tests -> tests.items("texts with the verdict expected")
                        .forEach(test -> samples.add(sample(test, subtopics))));
        return new Topic(
                id,
                file,
                fields.containsKey("labels") ? labels(fields.get("labels")) : Map.of(),
                fields.containsKey("codes") ? codes(fields.get("codes")) : Codes.NONE,
                fields.containsKey("boosts") ? boosts(fields.get("boosts")) : Boosts.DEFAULT,
                fields.containsKey("thresholds") ? thresholds(fields.get("thresholds")) : new Thresholds(1, 2),
                groups,
                subtopics,
                samples);
    }

    private static void require(YamlCursor at, Map<String, YamlCursor> fields, String... keys) {
        for (String key : keys) {
            if (!fields.containsKey(key)) {
                at.problem("found no key \"%s\", expected it here".formatted(key));
            }
        }
    }

    private static void ifPresent(Map<String, YamlCursor> fields, String key, Consumer<YamlCursor> reader) {
        YamlCursor value = fields.get(key);
        if (value != null) {
            reader.accept(value);
        }
    }

    private static String id(YamlCursor at) {
        String id = at.text("an id of " + IDS);
        if (!id.isEmpty() && (!id.matches(ID) || id.length() > 100)) {
            at.problem("found \"%s\", expected an id of %s, at most 100 of them".formatted(id, IDS));
        }
        return id;
    }

    private static Map<String, String> labels(YamlCursor at) {
        Map<String, String> labels = new LinkedHashMap<>();
        Map<String, YamlCursor> entries = at.entries("labels by language");
        require(at, entries, "en");
        entries.forEach((language, label) -> {
            checkLanguage(label, language);
            labels.put(language, label.text("a label"));
        });
        return labels;
    }

    private static void checkLanguage(YamlCursor at, String language) {
        if (!language.matches(LANGUAGE)) {
            at.problem("found the language \"%s\", expected a BCP 47 tag such as en or zh-Hant".formatted(language));
        }
    }

    private static Codes codes(YamlCursor at) {
        Map<String, YamlCursor> fields = at.fields(List.of("iptc", "wikidata"));
        return new Codes(
                codes(fields, "iptc", "\\d{8}", "an IPTC Media Topic of eight digits"),
                codes(fields, "wikidata", "Q\\d+", "a Wikidata id such as Q179310"));
    }

    private static List<String> codes(Map<String, YamlCursor> fields, String key, String form, String expected) {
        List<String> codes = new ArrayList<>();
        ifPresent(
                fields,
                key,
                list -> list.items(expected).forEach(item -> {
                    String code = item.text(expected);
                    if (!code.isEmpty() && !code.matches(form)) {
                        item.problem("found \"%s\", expected %s".formatted(code, expected));
                    }
                    codes.add(code);
                }));
        return codes;
    }

    private static Boosts boosts(YamlCursor at) {
        Map<String, YamlCursor> fields = at.fields(List.of("title", "summary", "lead", "text", "categories"));
        Boosts usual = Boosts.DEFAULT;
        return new Boosts(
                number(fields, "title", 0, 100, usual.title()),
                number(fields, "summary", 0, 100, usual.summary()),
                number(fields, "lead", 0, 100, usual.lead()),
                number(fields, "text", 0, 100, usual.text()),
                number(fields, "categories", 0, 100, usual.categories()));
    }

    private static Thresholds thresholds(YamlCursor at) {
        Map<String, YamlCursor> fields = at.fields(List.of("mention", "about"));
        require(at, fields, "mention", "about");
        double mention = number(fields, "mention", 0.1, MOST, 1);
        double about = number(fields, "about", 0.1, MOST, mention + 1);
        if (about <= mention) {
            at.problem("found about %s and mention %s, expected about to be more".formatted(about, mention));
        }
        return new Thresholds(mention, about);
    }

    private static double number(
            Map<String, YamlCursor> fields, String key, double least, double most, double otherwise) {
        YamlCursor value = fields.get(key);
        return value == null ? otherwise : value.number(least, most);
    }

    private void evidence(YamlCursor at, @Nullable String subtopic) {
        at.entries("groups of terms by name").forEach((name, body) -> {
            Map<String, YamlCursor> fields = body.fields(List.of("points", "cap", "opens", "requires", "terms"));
            require(body, fields, "points", "terms");
            double points = number(fields, "points", 0, MOST, 0);
            boolean opens = !fields.containsKey("opens") || fields.get("opens").flag();
            String context = null;
            if (fields.containsKey("requires")) {
                context = fields.get("requires").text("the name of a context");
                required.add(new Required(fields.get("requires"), context));
            }
            YamlCursor terms = fields.get("terms");
            if (terms != null) {
                addGroup(
                        body,
                        name,
                        opens ? Role.EVIDENCE : Role.SUPPORT,
                        points,
                        number(fields, "cap", points, MOST, points * 3),
                        context,
                        subtopic,
                        terms);
            }
        });
    }

    private void negative(YamlCursor at) {
        at.entries("groups of terms by name").forEach((name, body) -> {
            Map<String, YamlCursor> fields = body.fields(List.of("points", "cap", "terms"));
            require(body, fields, "points", "terms");
            double points = number(fields, "points", -MOST, 0, 0);
            YamlCursor terms = fields.get("terms");
            if (terms != null) {
                double cap = number(fields, "cap", -MOST, points, points * 3);
                addGroup(body, name, Role.NEGATIVE, points, cap, null, null, terms);
            }
        });
    }

    private Subtopic subtopic(String id, YamlCursor at) {
        if (!id.matches(ID)) {
            at.problem("found the sub-topic \"%s\", expected an id of %s".formatted(id, IDS));
        }
        Map<String, YamlCursor> fields = at.fields(List.of("labels", "codes", "threshold", "groups"));
        require(at, fields, "labels", "groups");
        ifPresent(fields, "groups", groups -> evidence(groups, id));
        return new Subtopic(
                id,
                fields.containsKey("labels") ? labels(fields.get("labels")) : Map.of(),
                fields.containsKey("codes") ? codes(fields.get("codes")) : Codes.NONE,
                number(fields, "threshold", 0.1, MOST, SUBTOPIC_THRESHOLD));
    }

    private void addGroup(
            YamlCursor at,
            String name,
            Role role,
            double points,
            double cap,
            @Nullable String context,
            @Nullable String subtopic,
            YamlCursor terms) {
        String id = subtopic == null ? name : subtopic + "/" + name;
        if (!name.matches(ID)) {
            at.problem("found the group \"%s\", expected a name of %s".formatted(name, IDS));
        }
        if (!groupIds.add(id)) {
            at.problem("found the group \"%s\" a second time, expected it once in the file".formatted(id));
        }
        groups.add(new Group(id, role, points, cap, context, subtopic, terms(terms, id)));
    }

    private List<Term> terms(YamlCursor at, String group) {
        List<Term> terms = new ArrayList<>();
        at.entries("lists of terms by language").forEach((language, list) -> {
            checkLanguage(list, language);
            for (YamlCursor item : list.items("terms")) {
                term(item, group).ifPresent(pattern -> terms.add(new Term(pattern, language)));
            }
        });
        return terms;
    }

    /** A term twice in one group, whatever its language, would count twice. */
    private Optional<TermPattern> term(YamlCursor at, String group) {
        String text = at.text("a term");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        TermPattern pattern;
        try {
            pattern = TermPattern.parse(text);
        } catch (IllegalArgumentException e) {
            at.problem(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        String same = group + '\n' + pattern.phrases() + pattern.within();
        YamlCursor first = seenTerms.putIfAbsent(same, at);
        if (first != null) {
            at.problem("found \"%s\", which equals the term of line %d once folded; expected it once in a group"
                    .formatted(text, first.line()));
            return Optional.empty();
        }
        return Optional.of(pattern);
    }

    private void checkContexts() {
        Set<String> contexts = new HashSet<>();
        groups.stream().filter(g -> g.role() == Role.CONTEXT).forEach(g -> contexts.add(g.id()));
        for (Required one : required) {
            if (!one.context().isEmpty() && !contexts.contains(one.context())) {
                one.at()
                        .problem("found the context \"%s\", expected one of %s"
                                .formatted(
                                        one.context(),
                                        contexts.isEmpty() ? "those under context, of which there is none" : contexts));
            }
        }
    }

    private static Sample sample(YamlCursor at, List<Subtopic> subtopics) {
        Map<String, YamlCursor> fields = at.fields(List.of("title", "text", "expect", "subtopics"));
        require(at, fields, "title", "expect");
        List<String> wanted =
                fields.containsKey("subtopics") ? fields.get("subtopics").texts("ids of sub-topics") : List.of();
        for (String one : wanted) {
            if (subtopics.stream().noneMatch(s -> s.id().equals(one))) {
                at.problem("found the sub-topic \"%s\", expected one of %s"
                        .formatted(one, subtopics.stream().map(Subtopic::id).toList()));
            }
        }
        return new Sample(
                at.line(),
                fields.containsKey("title") ? fields.get("title").text("a title") : "",
                fields.containsKey("text") ? fields.get("text").text("a text") : "",
                fields.containsKey("expect") ? relevance(fields.get("expect")) : null,
                wanted);
    }

    private static @Nullable Relevance relevance(YamlCursor at) {
        String text = at.text("about, mention or none").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "about" -> Relevance.ABOUT;
            case "mention" -> Relevance.MENTION;
            case "none", "" -> null;
            default -> {
                at.problem("found \"%s\", expected about, mention or none".formatted(text));
                yield null;
            }
        };
    }
}
