package org.silkwire.fetcher.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bytes a title was written in: by mark, header, declaration, and where all are wrong, by the bytes. */
class CharsetsTest {
    @ParameterizedTest
    @CsvSource({"UTF-16LE, FFFE", "UTF-16BE, FEFF", "UTF-32LE, FFFE0000", "UTF-32BE, 0000FEFF", "UTF-8, EFBBBF"})
    void aByteOrderMarkIsBelievedBeforeAllElse(String charset, String mark) {
        byte[] body = feed("Порт открыт", "<?xml version='1.0' encoding='iso-8859-1'?>", charset);

        assertThat(title(with(mark, body), "text/xml; charset=windows-1252")).isEqualTo("Порт открыт");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void wideCharactersAreSeenWithoutAMark(String charset) {
        assertThat(title(feed("港口重新开放", "<?xml version='1.0'?>", charset), null))
                .isEqualTo("港口重新开放");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, Порт снова открыт",
        "GBK, 港口重新开放",
        "Shift_JIS, 港が再び開く",
        "EUC-JP, 港が再び開く",
        "EUC-KR, 항구가 다시 열린다",
        "Big5, 港口重新開放",
        "ISO-8859-2, Přístav je znovu otevřen",
        "windows-1256, الميناء يفتح من جديد"
    })
    void theHeaderOrTheDeclarationNamesTheCharset(String charset, String title) {
        assertThat(title(feed(title, "<?xml version='1.0'?>", charset), "text/xml; charset=\"" + charset + "\""))
                .isEqualTo(title);
        assertThat(title(feed(title, "<?xml version='1.0' encoding='" + charset + "'?>", charset), "text/xml"))
                .isEqualTo(title);
    }

    @Test
    void utf8IsSeenWhateverSingleByteCharsetIsDeclared() {
        byte[] body = feed("Café à Genève", "<?xml version='1.0' encoding='iso-8859-1'?>", "UTF-8");

        assertThat(title(body, "text/xml; charset=windows-1252")).isEqualTo("Café à Genève");
    }

    @Test
    void theHeaderIsRightWhereTheDeclarationLies() {
        byte[] body = feed("Порт снова открыт", "<?xml version='1.0' encoding='UTF-8'?>", "windows-1251");

        assertThat(title(body, "application/xml;charset=windows-1251")).isEqualTo("Порт снова открыт");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, Größere Häfen wären für Fährschiffe nötig und schön",
        "windows-1251, Порт снова открыт для грузовых судов из всех стран",
        "GB18030, 港口今天重新开放欢迎各国货船停靠装卸货物",
        "Shift_JIS, 港は今日から再び開きすべての国の貨物船を受け入れます"
    })
    void theCharsetIsDetectedWhereNobodyNamesIt(String charset, String title) {
        assertThat(title(feed(title, "<?xml version='1.0'?>", charset), "text/xml"))
                .isEqualTo(title);
    }

    @Test
    void labelsMeanWhatTheyMeanOnTheWeb() {
        byte[] curly =
                feed("The port’s reopening – “late”", "<?xml version='1.0' encoding='iso-8859-1'?>", "windows-1252");
        byte[] rare = feed("镕基", "<?xml version='1.0' encoding='gb2312'?>", "GBK");

        assertThat(title(curly, null)).isEqualTo("The port’s reopening – “late”");
        assertThat(title(rare, null)).isEqualTo("镕基");
    }

    @Test
    void aStrayByteAmongUtf8SpoilsNothingElse() {
        byte[] body = feed("Ein Café in Zürich, ein Gruß aus Köln ~", "<?xml version='1.0'?>", "UTF-8");
        body[indexOf(body, (byte) '~')] = (byte) 0xE9;

        assertThat(title(body, null)).isEqualTo("Ein Café in Zürich, ein Gruß aus Köln é");
    }

    @Test
    void utf8EncodedTwiceIsReadAsItWasMeant() {
        assertThat(ParserFixture.item("<title>CafÃ© Ã\u00A0 GenÃ¨ve</title>").title())
                .isEqualTo("Café à Genève");
        assertThat(ParserFixture.item("<title>PÂ naive</title>").title()).isEqualTo("PÂ naive");
    }

    private static String title(byte[] body, @Nullable String contentType) {
        return String.valueOf(
                ParserFixture.read(body, contentType).entries().getFirst().title());
    }

    private static byte[] feed(String title, String declaration, String charset) {
        String text = declaration + "<rss version='2.0'><channel><title>News</title><item><title>" + title
                + "</title></item></channel></rss>";
        return text.getBytes(Charset.forName(charset));
    }

    private static byte[] with(String hexMark, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex(hexMark));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(wanted);
    }
}
