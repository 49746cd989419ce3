package org.silkwire.fetcher.parse;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;

/** Lets ROME read a document. */
final class Rome {
    private Rome() {}

    /**
     * @param document RSS 2.0 or Atom 1.0
     * @param type ROME's class for it
     */
    static <F extends WireFeed> F read(Document document, Class<F> type) {
        try {
            return type.cast(new WireFeedInput(false, Locale.ROOT).build(document));
        } catch (FeedException e) {
            throw new IllegalStateException("ROME refuses what was made for it", e);
        }
    }

    /**
     * Moves the entries, wherever they stand, and of a feed's own elements those of the given keys.
     *
     * @return {@code into}
     */
    static Element gather(Element into, Element feed, Set<String> keys, List<Element> entries) {
        List<Element> own = ofKeys(feed, keys);
        Set<Element> parents = new HashSet<>(Set.of(feed));
        // An entry in what was taken for a text, such as a title that is never closed, stands alone by now.
        entries.stream().map(Element::getParentElement).filter(Objects::nonNull).forEach(parents::add);
        parents.forEach(Element::removeContent); // all at once: to detach one by one takes a search each
        return into.addContent(own).addContent(entries);
    }

    /**
     * Leaves an element only the children that ROME is asked for: the rest can make its modules throw. Empty ones go too, as
     * ROME takes the first of several. Names become lower case, as all are that ROME is asked for.
     */
    static void prune(Element element, Set<String> keys) {
        List<Element> kept = ofKeys(element, keys);
        element.removeContent();
        element.addContent(kept);
    }

    private static List<Element> ofKeys(Element element, Set<String> keys) {
        List<Element> kept = new ArrayList<>();
        for (Element child : element.getChildren()) {
            if (keys.contains(Markup.key(child)) && !Markup.isEmpty(child)) {
                child.setName(child.getName().toLowerCase(Locale.ROOT));
                kept.add(child);
            }
        }
        return kept;
    }
}
