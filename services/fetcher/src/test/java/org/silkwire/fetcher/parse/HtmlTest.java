package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
    private static final String BASE = "https://harbour.example/news/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<a href=' java\nscript:alert(1)'>x</a>",
                "<a href='data:text/html,x'>x</a>",
                "<iframe src='https://evil.example/'></iframe>",
                "<svg><script>alert(1)</script></svg>",
                "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
                "<form action='https://evil.example/'><input></form>",
                "<object data='x'></object><embed src='x'>",
                "<p style='background:url(javascript:alert(1))'>x</p>",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
                "<base href='https://evil.example/'>",
                "<meta http-equiv=refresh content='0;url=https://evil.example/'>"
            })
    void nothingThatRunsOrCallsOutIsKept(String hostile) {
        String html = Objects.requireNonNullElse(
                Html.of("<p>before</p>" + hostile + "<p>after</p>", BASE).html(), "");

        assertThat(html).contains("before");
        assertThat(html.toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "<script",
                        "onerror",
                        "javascript:",
                        "<iframe",
                        "<svg",
                        "<math",
                        "<form",
                        "<object",
                        "<embed",
                        "style=",
                        "data:",
                        "evil.example");
    }

    @Test
    void whatAReaderWantsIsKept() {
        Html html = Html.of(
                "<h2>Port</h2><p>It <b>reopens</b>, see <a href='/notice'>the notice</a>.</p><img src='crane.jpg' alt='A crane'>"
                        + "<ul><li>one<li>two</ul><table><tr><td>1</td><td>2</td></tr></table>",
                BASE);

        assertThat(html.text()).isEqualTo("Port\nIt reopens, see the notice.\none\ntwo\n1 2");
        assertThat(html.html())
                .contains(
                        "<b>reopens</b>",
                        "href=\"https://harbour.example/notice\"",
                        "rel=\"nofollow noopener noreferrer\"",
                        "src=\"https://harbour.example/news/crane.jpg\"");
    }

    @ParameterizedTest
    @CsvSource({
        "Tom &amp; Jerry, Tom & Jerry",
        "<b>Bold</b> claim, Bold claim",
        "List<String> is here, List<String> is here",
        "3 < 4 > 2, 3 < 4 > 2",
        "a<br>b, a b",
        "caf&eacute;&nbsp;&#8211; open, café – open",
        "560ft<sup>2</sup> to let, 560ft 2 to let",
        "CO<sub>2</sub> falls, CO2 falls",
        "&#0, &#0",
        "<!-- hidden -->seen, seen"
    })
    void aTitleIsOneLineOfPlainText(String stated, String title) {
        assertThat(Html.title(stated)).isEqualTo(title);
    }

    @Test
    void aNoteDoesNotChangeTheWordBeforeIt() {
        assertThat(Html.of("<p>The corridor<sup>1</sup> opened.</p>", BASE).text())
                .isEqualTo("The corridor 1 opened.");
    }

    @Test
    void plainTextKeepsItsLines() {
        Html text = Html.ofText("one\r\ntwo\n\n\n\nthree  \n");

        assertThat(text.text()).isEqualTo("one\ntwo\n\nthree");
        assertThat(text.html()).isEqualTo("one<br>two<br><br>three");
    }

    @Test
    void hugeAddressesAreLeftOut() {
        assertThat(Html.of("<a href='https://a.example/" + "../".repeat(100_000) + "'>x</a>", BASE)
                        .html())
                .hasSizeLessThan(200);
    }

    @Property
    void noMarkupEscapesTheCleaner(@ForAll("markup") String markup) {
        String html = Objects.requireNonNullElse(Html.of(markup, BASE).html(), "");

        assertThat(html).doesNotContainIgnoringCase("<script").doesNotContainPattern("(?i)<[^>]*\\son\\w+\\s*=");
    }

    @Provide
    Arbitrary<String> markup() {
        return Arbitraries.of(
                        "<",
                        ">",
                        "</",
                        "script",
                        "img",
                        " src=x",
                        " onerror=1",
                        "a",
                        " href=",
                        "'",
                        "\"",
                        "javascript:",
                        "p",
                        "style",
                        "svg",
                        "<!--",
                        "-->",
                        "<![CDATA[",
                        "]]>",
                        "&lt;",
                        "&",
                        ";",
                        "x",
                        " ",
                        "/")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
