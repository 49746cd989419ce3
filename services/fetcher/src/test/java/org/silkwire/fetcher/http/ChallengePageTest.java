package org.silkwire.fetcher.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkwire.fetcher.http.FetchRequest.Wanted;

class ChallengePageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><head><title>Just a moment...</title>       | a challenge by Cloudflare",
                "<html><script>window._cf_chl_opt={}</script>                      | a challenge by Cloudflare",
                "<html><script src=https://ct.captcha-delivery.com/c.js></script>  | a challenge by DataDome",
                "<html><iframe src=/_Incapsula_Resource?x></iframe>                | a challenge by Imperva",
                "<script>var arg1='A';document.cookie='acw_sc__v2='+x</script>     | a challenge by Alibaba Cloud",
                "<script>document.cookie='__jsl_clearance_s='</script>             | a challenge by Knownsec"
            })
    void isRecognisedByWhoeverMadeIt(String page, String what) {
        assertThat(recognise(page, Wanted.FEED)).isEqualTo(what);
        assertThat(recognise("\ufeff\r\n<!-- cached -->" + page, Wanted.PAGE)).isEqualTo(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script src='https://www.google.com/recaptcha/api.js'></script>",
                "<html><script src='https://hcaptcha.com/1/api.js'></script>",
                "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><form><INPUT name=p TYPE='password'></form>"
            })
    void mayBeAnHonestPartOfAPageButNotOfAFeed(String page) {
        assertThat(recognise(page, Wanted.FEED)).isNotNull();
        assertThat(recognise(page, Wanted.PAGE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss><channel><title>Just a moment...</title><item><title>_cf_chl_opt explained</title></item></channel></rss>",
                "<?xml version='1.0'?><feed><title>captcha-delivery.com</title></feed>",
                "{\"title\": \"<html> _cf_chl_opt\"}",
                "<!DOCTYPE html><title>Trade news</title><p>Not a feed",
                ""
            })
    void isNotSeenInOtherDocuments(String document) {
        assertThat(recognise(document, Wanted.FEED)).isNull();
    }

    @Test
    void isRecognisedByItsHeaderAlone() {
        Answer answer = new Answer(403, Map.of("cf-mitigated", List.of("challenge")), Answer.Bytes.NONE);

        assertThat(ChallengePage.recognise(answer, new byte[0], Wanted.PAGE)).isEqualTo("a challenge by Cloudflare");
    }

    @Test
    @Timeout(10)
    void isLookedForInLittleTimeWhateverComes() {
        assertThat(recognise(" ".repeat(1 << 20), Wanted.FEED)).isNull();
        assertThat(recognise("<!--".repeat(1 << 18), Wanted.FEED)).isNull();
        assertThat(recognise("<html><input ".repeat(1 << 16), Wanted.FEED)).isNull();
    }

    private static @Nullable String recognise(String body, Wanted wanted) {
        return ChallengePage.recognise(new Answer(200, Map.of(), Answer.Bytes.NONE), body.getBytes(UTF_8), wanted);
    }
}
