package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubLinksTest {
    private static final URI FEED = URI.create("https://harbour.example/news/feed");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "<https://hub.example/>; rel=hub                             | https://hub.example/            | -",
                "<https://hub.example/>;rel=\"hub\"                          | https://hub.example/            | -",
                "<https://hub.example/> ; REL = \"Hub\"                      | https://hub.example/            | -",
                "</hub>; rel=hub, <../feed>; rel=self                        | https://harbour.example/hub     | https://harbour.example/feed",
                "<https://h.example/a,b;c>; rel=hub, </x>; rel=self          | https://h.example/a,b;c         | https://harbour.example/x",
                "</x>; title=\"a, <b>; rel=hub\"; rel=self                   | -                               | https://harbour.example/x",
                "<feed>; rel=\"alternate self\"                              | -                               | https://harbour.example/news/feed",
                "<https://h.example/>; rel=\"hub self\"                      | https://h.example/              | https://h.example/",
                "<https://h1.example/>; rel=hub, <https://h2.example/>; rel=hub | https://h1.example/          | -",
                "<https://h.example/>; rel=next; rel=hub                     | -                               | -",
                "<https://h.example/>; rel=hub; anchor=\"/other\"            | -                               | -",
                "<https://h.example/>; rel=hub; anchor=\"\"                  | https://h.example/              | -",
                "<https://h.example/>; rel=hub; anchor=\"https://harbour.example/news/feed\" | https://h.example/ | -",
                "<mailto:hub@h.example>; rel=hub                             | -                               | -",
                "<javascript:alert(1)>; rel=hub, <https://h.example/>; rel=hub | https://h.example/            | -",
                "<https://h.example/>                                        | -                               | -",
                "<https://h.example/>; rel                                   | -                               | -",
                "<https://h.example/; rel=hub                                | -                               | -",
                "https://h.example/; rel=hub                                 | -                               | -",
                "<>; rel=self                                                | -                               | https://harbour.example/news/feed",
                "<https://h.example/>; rel=\"hub                             | https://h.example/              | -",
                ",, ;<                                                       | -                               | -"
            })
    void areReadAsRfc8288Says(String field, @Nullable String hub, @Nullable String self) {
        assertThat(HubLinks.of(List.of(field), FEED)).isEqualTo(new HubLinks(hub, self));
    }

    @Test
    void mayStandInHeadersOfTheirOwn() {
        assertThat(HubLinks.of(List.of("<https://hub.example/>; rel=hub", "</feed>; rel=self"), FEED))
                .isEqualTo(new HubLinks("https://hub.example/", "https://harbour.example/feed"));
    }

    @Test
    void goBeforeWhatTheFeedStates() {
        assertThat(new HubLinks("https://hub.example/", null).orElse("https://other.example/", "https://a.example/"))
                .isEqualTo(new HubLinks("https://hub.example/", "https://a.example/"));
    }
}
