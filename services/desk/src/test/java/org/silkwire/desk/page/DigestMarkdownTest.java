package org.silkwire.desk.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.silkwire.desk.Stories.story;
import static org.silkwire.desk.Stories.storyId;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkwire.contract.Event;
import org.silkwire.desk.digest.Digest;
import org.silkwire.desk.digest.DigestMaker;
import org.silkwire.desk.index.StoryIndex;

class DigestMarkdownTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    @TempDir
    Path directory;

    @Test
    void titlesCannotBecomeMarkup() {
        try (StoryIndex index = StoryIndex.open(directory)) {
            index.apply(List.of(new Event.StoryClassified(story("a")
                    .title("[x](http://evil) *bold* <b>\nnext")
                    .on("belt-and-road", 0.9, "bold")
                    .about("PK")
                    .build())));

            assertThat(DigestMarkdown.of(new DigestMaker(index).make(DAY), "http://desk"))
                    .isEqualTo("""
                            # Silkwire digest, 2026-03-01

                            ## Belt and road

                            1 story; most of them on Pakistan.

                            - [\\[x\\](http://evil) \\*bold\\* \\<b\\> next](<https://wire.example.org/a>) — wire.example.org ([why](http://desk/stories/%s))
                            """.formatted(storyId("a")));
        }
    }

    @Test
    void aDayWithoutStoriesSaysSo() {
        assertThat(DigestMarkdown.of(new Digest(DAY, List.of()), "http://desk")).contains("No story on any topic");
    }
}
