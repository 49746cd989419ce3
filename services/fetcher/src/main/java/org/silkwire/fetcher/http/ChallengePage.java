package org.silkwire.fetcher.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.silkwire.fetcher.http.FetchRequest.Wanted;

/**
 * Recognises pages that bot protections put before a site: they ask for a browser, a captcha or a login, whatever status
 * they come with.
 */
final class ChallengePage {
    private static final int LOOKED_AT = 64 * 1024;

    private record Header(String name, String part, String whose) {}

    private record Marker(String text, String whose) {}

    private static final List<Header> HEADERS = List.of(
            new Header("cf-mitigated", "challenge", "Cloudflare"),
            new Header("x-amzn-waf-action", "", "AWS WAF"),
            new Header("x-vercel-mitigated", "challenge", "Vercel"));

    /** What stands in challenge pages and hardly in any other. */
    private static final List<Marker> MARKERS = List.of(
            new Marker("_cf_chl_opt", "Cloudflare"),
            new Marker("cf-browser-verification", "Cloudflare"),
            new Marker("<title>just a moment...</title>", "Cloudflare"),
            new Marker("<title>attention required! | cloudflare</title>", "Cloudflare"),
            new Marker("captcha-delivery.com", "DataDome"),
            new Marker("_incapsula_resource", "Imperva"),
            new Marker("px-captcha", "HUMAN"),
            new Marker("ddos-guard/js-challenge", "DDoS-Guard"),
            new Marker("sucuri_cloudproxy_js", "Sucuri"),
            new Marker("awswafintegration", "AWS WAF"),
            new Marker("/.within.website/x/cmd/anubis", "Anubis"),
            new Marker("acw_sc__v2", "Alibaba Cloud"),
            new Marker("__jsl_clearance", "Knownsec"),
            new Marker("window.$_ts", "RiverSecurity"),
            new Marker("$_ts=window['$_ts']", "RiverSecurity"));

    /** What stands in other pages too, so that it counts only where a feed was wanted. */
    private static final List<Marker> CAPTCHAS = List.of(
            new Marker("challenges.cloudflare.com/turnstile", "Turnstile"),
            new Marker("www.google.com/recaptcha/", "reCAPTCHA"),
            new Marker("hcaptcha.com/1/api.js", "hCaptcha"));

    private static final Pattern PASSWORD_FIELD = Pattern.compile("<input[^>]{0,400}type\\s*=\\s*[\"']?password");
    private static final Pattern HTML_START = Pattern.compile(
            "(?:\\s++|<!--.{0,4096}?-->|<\\?xml[^>]{0,200}>){0,20}+<(?:!doctype\\s+html|html|head|script)[\\s>]",
            Pattern.DOTALL);

    private ChallengePage() {}

    /**
     * What the page asks for, or null where it is none.
     *
     * @param body after content decoding
     */
    static @Nullable String recognise(Answer answer, byte[] body, Wanted wanted) {
        for (Header header : HEADERS) {
            String value = answer.header(header.name());
            if (value != null && value.toLowerCase(Locale.ROOT).contains(header.part()) && answer.status() != 304) {
                return "a challenge by " + header.whose();
            }
        }
        String text = new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^\u00ef\u00bb\u00bf", "");
        if (!HTML_START.matcher(text).lookingAt()) {
            return null;
        }
        String whose = find(MARKERS, text);
        if (whose != null) {
            return "a challenge by " + whose;
        }
        return wanted == Wanted.FEED ? insteadOfAFeed(text) : null;
    }

    private static @Nullable String insteadOfAFeed(String html) {
        String whose = find(CAPTCHAS, html);
        if (whose != null) {
            return "a page with a captcha by " + whose;
        }
        return PASSWORD_FIELD.matcher(html).find() ? "a page that asks for a login" : null;
    }

    private static @Nullable String find(List<Marker> markers, String html) {
        return markers.stream()
                .filter(marker -> html.contains(marker.text()))
                .map(Marker::whose)
                .findFirst()
                .orElse(null);
    }
}
