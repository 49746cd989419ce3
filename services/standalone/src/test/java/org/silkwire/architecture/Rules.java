package org.silkwire.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/** The rules, by a name that says what they forbid. */
final class Rules {
    private Rules() {}

    static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put("the contract knows no framework", framework());
        rules.put("ROME stops at parse", stopsAt("com.rometools..", "..fetcher.parse.."));
        rules.put("HttpClient stops at http", stopsAt("org.apache.hc..", "..fetcher.http.."));
        rules.put("Kafka Streams stops at topology", stopsAt("org.apache.kafka.streams..", "..classifier.topology.."));
        rules.put("Lucene stops at the desk's index", stopsAt("org.apache.lucene..", "..desk.index.."));
        rules.put("decisions on polling are pure", pureSchedule());
        rules.put("judging a text is pure", pureScore());
        rules.put("the fetcher doesn't know the classifier", apart("..fetcher..", "..classifier.."));
        rules.put("the classifier doesn't know the fetcher", apart("..classifier..", "..fetcher.."));
        rules.put("nobody but standalone knows the desk", apart("..(fetcher|classifier|contract)..", "..desk.."));
        rules.put("of the fetcher, the desk knows how to ask an address", onlyDoor("..fetcher..", "..fetcher.http.."));
        rules.put(
                "of the classifier, the desk knows how to judge a text",
                onlyDoor("..classifier..", "..classifier.judge.."));
        rules.put("nobody knows standalone", apart("..(fetcher|classifier|desk|contract)..", "..standalone.."));
        rules.put("packages have no cycles", cycles());
        rules.put("every package is null-marked", nullMarked());
        return rules;
    }

    private static ArchRule framework() {
        return noClasses()
                .that()
                .resideInAPackage("..contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka.streams..",
                        "..fetcher..",
                        "..classifier..",
                        "..desk..");
    }

    private static ArchRule stopsAt(String library, String onlyIn) {
        return noClasses()
                .that()
                .resideInAPackage("org.silkwire..")
                .and()
                .resideOutsideOfPackage(onlyIn)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchRule pureSchedule() {
        return noClasses()
                .that()
                .resideInAPackage("..fetcher.schedule..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "org.apache..", "java.net.http..", "java.io..", "java.nio.file..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime");
    }

    private static ArchRule pureScore() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        "..classifier.match..",
                        "..classifier.score..",
                        "..classifier.enrich..",
                        "..classifier.cluster..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.springframework.boot..", "org.springframework.kafka..")
                .orShould()
                .callMethod(java.time.Instant.class, "now");
    }

    private static ArchRule apart(String these, String those) {
        return noClasses()
                .that()
                .resideInAPackage(these)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(those);
    }

    /** The desk may use what lies behind the door, and nothing else of those. */
    private static ArchRule onlyDoor(String those, String door) {
        return noClasses()
                .that()
                .resideInAPackage("..desk..")
                .should()
                .dependOnClassesThat(resideInAPackage(those).and(resideOutsideOfPackage(door)));
    }

    private static ArchRule cycles() {
        return SlicesRuleDefinition.slices()
                .matching("org.silkwire.(**)")
                .should()
                .beFreeOfCycles();
    }

    private static ArchRule nullMarked() {
        return classes().that().areTopLevelClasses().should(resideInANullMarkedPackage());
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package marked @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().tryGetPackageInfo().isPresent()
                        && item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(item, marked, item.getFullName() + (marked ? " is" : " isn't")));
            }
        };
    }
}
