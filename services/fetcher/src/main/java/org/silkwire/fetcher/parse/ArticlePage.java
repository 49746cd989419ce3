package org.silkwire.fetcher.parse;

import org.jspecify.annotations.Nullable;

/**
 * The article on a web page.
 *
 * @param text its main text, plain; without menus, comments and advertisements
 * @param html the same, sanitised
 * @param canonicalUrl the address that the page says is its own, absolute; null where it says none or that of another site
 * @param language BCP 47 as the page states it, or null
 */
public record ArticlePage(
        String text,
        String html,
        @Nullable String canonicalUrl,
        @Nullable String language) {}
