package org.silkwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://example.org/feed.xml                 | https://example.org/feed.xml
                    HTTPS://Example.ORG/Feed.xml                 | https://example.org/Feed.xml
                    https://example.org                          | https://example.org/
                    https://example.org?a=1                      | https://example.org/?a=1
                    https://example.org/?                        | https://example.org/?
                    https://example.org/?b=2&a=1                 | https://example.org/?b=2&a=1
                    https://example.org/feed#latest              | https://example.org/feed
                    https://example.org/#a#b?c                   | https://example.org/
                    http://example.org:80/                       | http://example.org/
                    https://example.org:443/                     | https://example.org/
                    http://example.org:443/                      | http://example.org:443/
                    https://example.org:/                        | https://example.org/
                    https://example.org:08443/                   | https://example.org:8443/
                    https://example.org./feed                    | https://example.org/feed
                    https://my_feeds.example.org/                | https://my_feeds.example.org/
                    https://_dmarc.example.org/                  | https://_dmarc.example.org/
                    https://xn--fiqs8s.cn/                       | https://xn--fiqs8s.cn/
                    https://XN--FIQS8S.cn/                       | https://xn--fiqs8s.cn/
                    https://中国.cn/                              | https://xn--fiqs8s.cn/
                    https://Bücher.example/                      | https://xn--bcher-kva.example/
                    https://bu\u0308cher.example/                | https://xn--bcher-kva.example/
                    https://ｅｘａｍｐｌｅ。org/                    | https://example.org/
                    https://☕.example/                           | https://xn--53h.example/
                    https://خبر.example/                         | https://xn--ngblk.example/
                    http://192.0.2.7:8080/rss                    | http://192.0.2.7:8080/rss
                    http://[2001:DB8::1]/rss                     | http://[2001:db8:0:0:0:0:0:1]/rss
                    http://[2001:db8:0::0:1]:80/rss              | http://[2001:db8:0:0:0:0:0:1]/rss
                    http://[::1]:8080/rss                        | http://[0:0:0:0:0:0:0:1]:8080/rss
                    https://example.org/a/./b/../c               | https://example.org/a/c
                    https://example.org/../../a                  | https://example.org/a
                    https://example.org/a/..                     | https://example.org/
                    https://example.org/a/b/.                    | https://example.org/a/b/
                    https://example.org/a//b                     | https://example.org/a//b
                    https://example.org/%2e%2E/a                 | https://example.org/a
                    https://example.org/%7euser/%c3%a9           | https://example.org/~user/%C3%A9
                    https://example.org/é?q=中                    | https://example.org/%C3%A9?q=%E4%B8%AD
                    https://example.org/a b                      | https://example.org/a%20b
                    https://example.org/?filter[a]={b}           | https://example.org/?filter%5Ba%5D=%7Bb%7D
                    https://example.org/100%                     | https://example.org/100%25
                    https://example.org/%zz%4                    | https://example.org/%25zz%254
                    https://example.org/a%2Fb%3Fc%23             | https://example.org/a%2Fb%3Fc%23
                    https://example.org/a;v=1,2/b@c:d            | https://example.org/a;v=1,2/b@c:d
                    https://example.org/?a?b/c                   | https://example.org/?a?b/c
                    """)
    void isNormalised(String url, String expected) {
        String normalised = FeedUrl.normalised(url.translateEscapes());

        assertThat(normalised).isEqualTo(expected);
        assertThat(FeedUrl.normalised(normalised)).isEqualTo(expected);
        assertThat(URI.create(normalised)).hasToString(expected);
    }

    @Test
    void isStrippedOfSpaceAround() {
        assertThat(FeedUrl.normalised(" \thttps://example.org/feed\r\n")).isEqualTo("https://example.org/feed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                             | '' has no scheme; expected http:// or https://
                    example.org/feed               | 'example.org/feed' has no scheme; expected http:// or https://
                    //example.org/feed             | '//example.org/feed' has no scheme; expected http:// or https://
                    ftp://example.org/feed         | 'ftp://example.org/feed' has the scheme 'ftp'; expected http or https
                    feed:https://example.org/      | 'feed:https://example.org/' has the scheme 'feed'; expected http or https
                    javascript:alert(1)            | 'javascript:alert(1)' has the scheme 'javascript'; expected http or https
                    https:///feed                  | 'https:///feed' names no host; expected http(s)://host/…
                    https://?a                     | 'https://?a' names no host; expected http(s)://host/…
                    http://:80/                    | 'http://:80/' names no host; expected http(s)://host/…
                    https:/example.org/            | 'https:/example.org/' names no host; expected http(s)://host/…
                    https:\\\\example.org\\feed    | 'https:\\\\example.org\\feed' names no host; expected http(s)://host/…
                    http://[::1                    | 'http://[::1' names no host; expected http(s)://host/…
                    http://[::1]x/                 | 'http://[::1]x/' is no URL; expected http(s)://host/…
                    http://[fe80::1%25eth0]/       | 'http://[fe80::1%25eth0]/' has the host '[fe80::1%25eth0]'; expected a host name or an IP address
                    http://[1:2]/                  | 'http://[1:2]/' has the host '[1:2]'; expected a host name or an IP address
                    http://[example.org]/          | 'http://[example.org]/' has the host '[example.org]'; expected a host name or an IP address
                    http://exa mple.org/           | 'http://exa mple.org/' has the host 'exa mple.org'; expected a host name or an IP address
                    http://ex%41mple.org/          | 'http://ex%41mple.org/' has the host 'ex%41mple.org'; expected a host name or an IP address
                    http://-example.org/           | 'http://-example.org/' has the host '-example.org'; expected a host name or an IP address
                    http://a..b/                   | 'http://a..b/' has the host 'a..b'; expected a host name or an IP address
                    http://./                      | 'http://./' has the host '.'; expected a host name or an IP address
                    http://example℀.org/           | 'http://example℀.org/' has the host 'example℀.org'; expected a host name or an IP address
                    http://example.org:x/          | 'http://example.org:x/' has the port 'x'; expected 1 to 65535
                    http://example.org:0/          | 'http://example.org:0/' has the port '0'; expected 1 to 65535
                    http://example.org:65536/      | 'http://example.org:65536/' has the port '65536'; expected 1 to 65535
                    http://example.org:1:2/        | 'http://example.org:1:2/' has the port '1:2'; expected 1 to 65535
                    http://faß.example/            | the host 'faß.example' has a letter that resolvers read differently; expected its xn-- form
                    """)
    void isRefusedWithWhatIsWrong(String url, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedUrl.normalised(url))
                .withMessage(message);
    }

    @Test
    void isRefusedWithAControlCharacterInside() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedUrl.normalised("https://example.org/a\r\nHost: other"))
                .withMessageContaining("contains a control character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedUrl.normalised("https://example.org/\uD83D"))
                .withMessageContaining("half a surrogate pair");
    }

    @Test
    void isRefusedWithCredentialsWhichNoMessageShows() {
        for (String url : new String[] {
            "https://ann:secret@example.org/",
            "https://ann@secret@example.org/",
            "ftp://ann:secret@example.org/",
            "https://ann:secret@example.org:99999/",
            "https://ann:secret@/",
            "https://ann:secret@example.org/\u0001"
        }) {
            assertThatIllegalArgumentException()
                    .as(url)
                    .isThrownBy(() -> FeedUrl.normalised(url))
                    .satisfies(e -> assertThat(e).message().doesNotContain("secret"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedUrl.normalised("https://ann:secret@example.org/"))
                .withMessage("the URL on host 'example.org' carries credentials; configure them apart from the URL");
    }

    @Test
    void isBoundedAndSoAreMessagesAboutIt() {
        String longest = "https://example.org/" + "a".repeat(FeedUrl.LONGEST - "https://example.org/".length());

        assertThat(FeedUrl.normalised(longest)).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedUrl.normalised(longest + "a"))
                .withMessageContaining("is 8001 characters long; expected at most 8000")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedUrl.normalised("http://" + "a.".repeat(1_000_000) + "/"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
    }

    @Test
    void hasAHost() {
        assertThat(FeedUrl.host("https://Bücher.EXAMPLE:8443/Feed?q")).isEqualTo("xn--bcher-kva.example");
        assertThat(FeedUrl.host("http://[2001:DB8::1]/")).isEqualTo("[2001:db8:0:0:0:0:0:1]");
        assertThatIllegalArgumentException().isThrownBy(() -> FeedUrl.host("mailto:ann@example.org"));
    }

    /** Anything between plausible and hopeless. */
    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> pieces = Arbitraries.of(
                        "/", "//", ".", "..", "%", "%2e", "%2F", "%zz", "?", "#", "@", ":", "[", "]", " ", "é", "中",
                        "🚢", "_", "-", "A", "z", "8", "&", "=", "+", "|", "\\", "\u2028", "ß", "İ", "\u00AD")
                .list()
                .ofMaxSize(12)
                .map(all -> String.join("", all));
        return Combinators.combine(
                        Arbitraries.of("http://", "https://", "HTTP://", ""),
                        Arbitraries.of("example.org", "Bücher.Example.", "a_b.example:80", "[::1]", ""),
                        pieces)
                .as((scheme, host, rest) -> scheme + host + rest);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void isLeftAsItIsOnceNormalised(@ForAll("urls") String url) {
        String normalised;
        try {
            normalised = FeedUrl.normalised(url);
        } catch (IllegalArgumentException e) {
            assertThat(e).message().isNotBlank();
            return;
        }
        assertThat(FeedUrl.normalised(normalised)).isEqualTo(normalised);
        assertThat(normalised).isASCII();
        assertThat(URI.create(normalised).getRawAuthority()).startsWith(FeedUrl.host(url));
    }
}
