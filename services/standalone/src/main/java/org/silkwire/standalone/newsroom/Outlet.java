package org.silkwire.standalone.newsroom;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One paper of the sample newsroom with all that it will ever tell, as a YAML file holds it.
 *
 * @param outlet the paper
 * @param stories in any order
 */
record Outlet(Masthead outlet, List<SampleStory> stories) {
    private static final JsonMapper RECORDS = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    Outlet {
        if (outlet == null) {
            throw new IllegalArgumentException("it has no 'outlet'");
        }
        stories = stories == null ? List.of() : List.copyOf(stories);
        Set<String> ids = new HashSet<>();
        for (SampleStory story : stories) {
            if (!ids.add(story.id)) {
                throw new IllegalArgumentException("it has two stories with the id '" + story.id + "'");
            }
        }
    }

    /** How a paper's feed is written. */
    enum Format {
        RSS,
        ATOM,
        JSON
    }

    /**
     * Who tells.
     *
     * @param id lower-case letters, digits and hyphens
     * @param language BCP 47
     * @param path of the feed, such as {@code /karachi-tech/feed.xml}
     * @param ttl minutes that the feed asks to be left alone, or null where it doesn't say
     */
    record Masthead(
            String id,
            String name,
            Format format,
            String language,
            String path,
            @Nullable Integer ttl) {
        Masthead {
            require(id, "outlet.id");
            require(name, "outlet.name");
            require(language, "outlet.language");
            if (format == null) {
                throw new IllegalArgumentException("outlet.format is missing; expected rss, atom or json");
            }
            if (path == null || !path.startsWith("/")) {
                throw new IllegalArgumentException(
                        "outlet.path is '" + path + "'; expected a path such as /id/feed.xml");
            }
        }

        /** Of the page that lists what it has told. */
        String frontPath() {
            return "/" + id + "/";
        }
    }

    /**
     * What is told.
     *
     * @param id within the outlet: lower-case letters, digits and hyphens
     * @param summary one or two sentences
     * @param text paragraphs, separated by empty lines
     * @param language BCP 47 where it isn't the outlet's, else null
     * @param order when it is told, among the stories of all outlets
     * @param expect ids of the topics that a person would put it on; the newsroom itself doesn't look at it
     */
    record SampleStory(
            String id,
            String title,
            String summary,
            String text,
            @Nullable String language,
            List<String> authors,
            List<String> categories,
            int order,
            List<String> expect) {
        SampleStory {
            require(id, "id of a story");
            require(title, "title of story '" + id + "'");
            require(summary, "summary of story '" + id + "'");
            require(text, "text of story '" + id + "'");
            authors = authors == null ? List.of() : List.copyOf(authors);
            expect = expect == null ? List.of() : List.copyOf(expect);
            categories = categories == null ? List.of() : List.copyOf(categories);
        }

        List<String> paragraphs() {
            return List.of(text.strip().split("\\n\\s*\\n"));
        }
    }

    private static void require(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the " + name + " is missing");
        }
    }

    /**
     * Reads one file.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException naming the file and what is wrong in it
     */
    static Outlet read(InputStream yaml, String name) throws IOException {
        try (yaml) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return RECORDS.convertValue(read == null ? Map.of() : read, Outlet.class);
        } catch (YAMLException | JacksonException e) {
            throw new IllegalArgumentException("the newsroom's file " + name + " can't be read: " + e.getMessage(), e);
        }
    }

    String languageOf(SampleStory story) {
        return story.language == null ? outlet.language : story.language;
    }
}
