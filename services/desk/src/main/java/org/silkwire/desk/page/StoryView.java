package org.silkwire.desk.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.silkwire.contract.Article;
import org.silkwire.contract.Article.Field;
import org.silkwire.contract.Story;
import org.silkwire.desk.index.StoryDetail;

/**
 * A story opened: one of its articles with everything that is known of it.
 *
 * @param shown the article that is read, one of the detail's
 */
public record StoryView(StoryDetail detail, Story shown) {

    /** A topic with the reasons for it. */
    public record Verdict(
            String id,
            String label,
            double confidence,
            String perCent,
            int colour,
            String relevance,
            List<String> subtopics,
            List<Reason> reasons) {
        public String why() {
            return Wording.why(reasons.size());
        }
    }

    /** A reason for, or against, a topic. */
    public record Reason(String text, String term, String group, String where, String points, boolean against) {}

    /** Another article of the story. */
    public record Telling(
            String articleId, String source, String title, String iso, String time, String lineage, boolean shown) {}

    public String id() {
        return detail.row().id();
    }

    public Article article() {
        return shown.article();
    }

    public StoryItem item() {
        return new StoryItem(detail.row());
    }

    /** Other stories found to tell the same. */
    public List<StoryItem> linked() {
        return detail.linked().stream().map(StoryItem::new).toList();
    }

    public String plainTitle() {
        String title = shown.article().title();
        return title == null || title.isBlank() ? "Without a title" : title;
    }

    public List<Segment> title() {
        List<Segment> title = Highlighter.field(shown, Field.TITLE);
        return title.isEmpty() ? List.of(new Segment(plainTitle(), List.of())) : title;
    }

    /** The summary where it says more than the text's beginning does. */
    public List<List<Segment>> summary() {
        String summary = shown.article().field(Field.SUMMARY).strip();
        String text = shown.article().field(Field.TEXT).strip();
        String beginning = summary.length() > 80 ? summary.substring(0, 80) : summary;
        return !text.isEmpty() && text.contains(beginning) ? List.of() : Highlighter.paragraphs(shown, Field.SUMMARY);
    }

    public List<List<Segment>> text() {
        return Highlighter.paragraphs(shown, Field.TEXT);
    }

    public String source() {
        return StoryItem.sourceOf(shown.article().feed());
    }

    /** Http and https only. */
    public @Nullable String link() {
        String url = article().url() == null ? article().link() : article().url();
        return url != null && url.matches("(?i)https?://.+") ? url : null;
    }

    public String language() {
        return Wording.language(article().language());
    }

    public String iso() {
        return article().effectiveAt().toString();
    }

    public String time() {
        return StoryItem.words(article().effectiveAt());
    }

    public String fetchedIso() {
        return article().fetchedAt().toString();
    }

    public String fetched() {
        return StoryItem.words(article().fetchedAt());
    }

    public String authors() {
        return String.join(", ", article().authors());
    }

    public String lineage() {
        return Wording.lineage(shown.lineage());
    }

    public List<Verdict> verdicts() {
        return shown.topics().stream()
                .map(topic -> new Verdict(
                        topic.id(),
                        topic.label(),
                        topic.confidence(),
                        Wording.perCent(topic.confidence()),
                        StoryItem.colour(topic.id()),
                        topic.relevance() == Story.Relevance.ABOUT ? "about it" : "mentions it",
                        topic.subtopics().stream()
                                .map(each -> each.replace('-', ' '))
                                .toList(),
                        topic.evidence().stream().map(StoryView::reason).toList()))
                .toList();
    }

    static Reason reason(Story.Evidence evidence) {
        return new Reason(
                evidence.text().isBlank() ? evidence.term() : evidence.text(),
                evidence.term(),
                evidence.group().replace('-', ' '),
                evidence.field().name().toLowerCase(Locale.ROOT),
                String.format(Locale.ROOT, "%+.1f", evidence.points()),
                evidence.points() < 0);
    }

    public List<StoryItem.Tag> countries() {
        return shown.places().stream()
                .map(Story.Place::country)
                .distinct()
                .map(code -> new StoryItem.Tag(code, Wording.country(code)))
                .toList();
    }

    public List<String> amounts() {
        return shown.amounts().stream().map(Wording::amount).distinct().toList();
    }

    public List<String> occasions() {
        return shown.events().stream().map(StoryView::occasion).distinct().toList();
    }

    private static String occasion(Story.Occasion occasion) {
        StringBuilder words = new StringBuilder(occasion.name());
        if (occasion.edition() != null) {
            words.append(", edition ").append(occasion.edition());
        }
        if (occasion.year() != null) {
            words.append(", ").append(occasion.year());
        }
        if (occasion.place() != null) {
            words.append(", ").append(occasion.place());
        }
        return words.toString();
    }

    public List<String> organisations() {
        return shown.organisations().stream()
                .map(Story.Organisation::name)
                .distinct()
                .toList();
    }

    public List<Telling> tellings() {
        return detail.articles().stream()
                .map(each -> new Telling(
                        each.article().id(),
                        StoryItem.sourceOf(each.article().feed()),
                        each.article().title() == null
                                ? "Without a title"
                                : each.article().title(),
                        each.article().effectiveAt().toString(),
                        StoryItem.words(each.article().effectiveAt()),
                        Wording.lineage(each.lineage()),
                        each.article().id().equals(shown.article().id())))
                .toList();
    }

    public String copies() {
        return Wording.copies(detail.articles().size() - 1);
    }

    public String taxonomy() {
        return "version " + shown.taxonomy().version() + ", "
                + shown.taxonomy().sha256().substring(0, 12);
    }
}
