package org.silkwire.fetcher.memory;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of an article's address: RFC 3986 normal form without fragment and without the parameters that only
 * tell where a reader came from.
 */
public final class CanonicalUrl {
    /** Parameters that never choose what a page shows; the publishers of analytics and mailing tools document them. */
    private static final Set<String> TRACKING = Set.of(
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "utm_term",
            "utm_content",
            "utm_id",
            "utm_name",
            "utm_reader",
            "utm_brand",
            "utm_social",
            "utm_social-type",
            "utm_source_platform",
            "utm_creative_format",
            "utm_marketing_tactic",
            "utm_cid",
            "utm_pubreferrer",
            "utm_swu",
            "utm_viz_id",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "fbclid",
            "msclkid",
            "twclid",
            "yclid",
            "ysclid",
            "igshid",
            "igsh",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_hsenc",
            "_hsmi",
            "oly_anon_id",
            "oly_enc_id",
            "vero_id",
            "wickedid",
            "s_cid",
            "ncid",
            "cmpid",
            "ftag",
            "xtor",
            "at_medium",
            "at_campaign",
            "at_custom1",
            "at_custom2",
            "at_custom3",
            "at_custom4",
            "at_link_id",
            "at_link_origin",
            "at_link_type",
            "at_format",
            "at_ptr_name",
            "at_bbc_team",
            "ns_mchannel",
            "ns_source",
            "ns_campaign",
            "ns_linkname",
            "ns_fee",
            "_ga",
            "_gl");

    private static final BasicURLNormalizer NORMALIZER = BasicURLNormalizer.newBuilder()
            .queryParamsToRemove(TRACKING)
            .idnNormalization(BasicURLNormalizer.IdnNormalization.PUNYCODE)
            .build();

    /** Nearly all links are as they are to be at once, or after one round; one that keeps changing is no address. */
    private static final int ROUNDS = 4;

    private CanonicalUrl() {}

    /**
     * The one spelling of an address. What this returns, it leaves as it is.
     *
     * @param link absolute http(s) address, or null
     * @return its canonical form; the link itself where it can't be read as a URL; null for null
     */
    public static @Nullable String of(@Nullable String link) {
        String canonical = link;
        for (int round = 0; canonical != null && round < ROUNDS; round++) {
            String next = NORMALIZER.filter(canonical);
            if (canonical.equals(next)) {
                return namesAHost(canonical) ? canonical : link;
            }
            canonical = next;
        }
        return link;
    }

    /** The normaliser makes steps in the path of a host that is nothing but dots. */
    private static boolean namesAHost(String url) {
        int host = url.indexOf("://") + 3;
        return host > 2 && host < url.length() && ".:/?#".indexOf(url.charAt(host)) < 0;
    }
}
