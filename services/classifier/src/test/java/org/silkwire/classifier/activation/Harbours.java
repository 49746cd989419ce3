package org.silkwire.classifier.activation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.silkwire.classifier.taxonomy.TaxonomyFiles;
import org.silkwire.classifier.taxonomy.TaxonomySource;
import org.silkwire.contract.TaxonomyActivation;

/** A small topic of the tests' own. */
public final class Harbours {
    private Harbours() {}

    /** A file that finds the word, and tests itself with the title. */
    public static String file(String id, String word, String title) {
        return """
                topic: %s
                labels: {en: %s}
                thresholds: {mention: 2, about: 4}
                groups:
                  words:
                    points: 3
                    terms: {en: [%s]}
                tests:
                  - {title: %s, expect: about}
                """.formatted(id, id, word, title);
    }

    public static String file(String id, String word) {
        return file(id, word, "News of the " + word);
    }

    public static TaxonomyFiles files(String... namesAndTexts) {
        TreeMap<String, byte[]> contents = new TreeMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            contents.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(UTF_8));
        }
        return new TaxonomyFiles("test", contents);
    }

    static Version version(int number, Instant effectiveAt) {
        TaxonomyFiles files = files("harbours.yaml", file("harbours", "harbour"));
        return new Version(
                new TaxonomyActivation(number, files.sha256(), effectiveAt, effectiveAt, List.of(), new ArrayList<>()),
                files,
                read -> TaxonomySource.of(read).read());
    }
}
