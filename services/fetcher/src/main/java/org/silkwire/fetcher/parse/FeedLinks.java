package org.silkwire.fetcher.parse;

import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * The links of a feed to itself and its hub, which RSS borrows from Atom (WebSub, section 4).
 *
 * @param hub absolute, or null
 * @param self absolute, or null
 */
record FeedLinks(@Nullable String hub, @Nullable String self) {

    static FeedLinks of(Element feed, String url) {
        String hub = null;
        String self = null;
        for (Element child : feed.getChildren("link", Vocabulary.ATOM)) {
            String href = Links.absolute(Markup.base(child, url), Markup.attribute(child, "href"));
            String rel = AtomFeed.rel(child);
            hub = hub == null && rel.equals("hub") ? href : hub;
            self = self == null && rel.equals("self") ? href : self;
        }
        return new FeedLinks(hub, self);
    }
}
