package org.silkwire.fetcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {
    private static final URI BASE = URI.create("https://news.example/feeds/world.xml?x=1");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "/a.xml                          | https://news.example/a.xml",
                "a.xml                           | https://news.example/feeds/a.xml",
                "../a.xml                        | https://news.example/a.xml",
                "?page=2                         | https://news.example/feeds/world.xml?page=2",
                "//cdn.example/a.xml             | https://cdn.example/a.xml",
                "http://cdn.example              | http://cdn.example/",
                "http://cdn.example:8080/a#frag  | http://cdn.example:8080/a",
                "/a b.xml                        | https://news.example/a%20b.xml",
                "/a%20b.xml                      | https://news.example/a%20b.xml",
                "/100%.xml                       | https://news.example/100%25.xml",
                "/a[1].xml?b[]=1                 | https://news.example/a%5B1%5D.xml?b%5B%5D=1",
                "/\u00c3\u00a9t\u00c3\u00a9.xml  | https://news.example/%C3%A9t%C3%A9.xml",
                "http://b\u00c3\u00bccher.example/ | http://xn--bcher-kva.example/",
                "file:///etc/passwd              | file:///etc/passwd",
                "http://[::broken                | -",
                "http://a b.example/             | -"
            })
    void areResolvedAsBrowsersDo(String location, @Nullable URI expected) {
        assertThat(Redirects.resolve(BASE, location)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "300, false, false",
        "301, true, true",
        "302, true, false",
        "303, true, false",
        "304, false, false",
        "305, false, false",
        "307, true, false",
        "308, true, true",
        "200, false, false"
    })
    void areTheStatusesThatAGetFollows(int status, boolean redirect, boolean permanent) {
        assertThat(Redirects.isRedirect(status)).isEqualTo(redirect);
        assertThat(Redirects.isPermanent(status)).isEqualTo(permanent);
    }

    @Property
    void neverBreakOnAnyLocation(@ForAll String location) {
        URI url = Redirects.resolve(BASE, location);

        assertThat(url == null || url.isAbsolute()).isTrue();
    }
}
