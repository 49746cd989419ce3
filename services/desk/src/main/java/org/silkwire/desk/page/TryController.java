package org.silkwire.desk.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.silkwire.classifier.judge.TextJudge;
import org.silkwire.contract.Article;
import org.silkwire.contract.FeedRef;
import org.silkwire.contract.Story;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A text that somebody pastes, judged as an article would be, with the reasons. */
@Controller
class TryController {
    private static final int LONGEST = 100_000;

    private final TextJudge judge;

    TryController(TextJudge judge) {
        this.judge = judge;
    }

    /** The verdict on one topic, also where the text doesn't belong to it. */
    record Tried(
            String label,
            int colour,
            double confidence,
            String perCent,
            String verdict,
            List<String> subtopics,
            List<StoryView.Reason> reasons) {
        public String why() {
            return Wording.why(reasons.size());
        }
    }

    @GetMapping("/try")
    String form() {
        return "desk/try";
    }

    @PostMapping("/try")
    String judge(@RequestParam String title, @RequestParam String text, Model model) {
        if (title.length() + text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the text has " + (title.length() + text.length()) + " characters; expected at most " + LONGEST);
        }
        // Offsets count a line's end as one.
        String lines = text.replace("\r\n", "\n");
        TextJudge.Judged judged = judge.judge(title.strip(), lines.strip());
        List<TextJudge.Judgement> judgements = judged.topics();
        Story story = story(title.strip(), lines.strip(), judgements);
        model.addAttribute("version", judged.taxonomy().version());
        model.addAttribute("givenTitle", title);
        model.addAttribute("givenText", lines);
        model.addAttribute("shownTitle", Highlighter.field(story, Article.Field.TITLE));
        model.addAttribute("shownText", Highlighter.paragraphs(story, Article.Field.TEXT));
        model.addAttribute(
                "tried", judgements.stream().map(TryController::tried).toList());
        return "desk/try";
    }

    private static Tried tried(TextJudge.Judgement judgement) {
        String verdict = judgement.relevance() == null
                ? judgement.vetoed() ? "no: a term refuses it" : "no"
                : judgement.relevance() == Story.Relevance.ABOUT ? "yes, it is about it" : "yes, it mentions it";
        return new Tried(
                judgement.label(),
                StoryItem.colour(judgement.topic()),
                judgement.confidence(),
                Wording.perCent(judgement.confidence()),
                verdict,
                judgement.subtopics().stream()
                        .map(each -> each.replace('-', ' '))
                        .toList(),
                judgement.evidence().stream().map(StoryView::reason).toList());
    }

    /** As if it had been told, for the marks in its text. */
    private static Story story(String title, String text, List<TextJudge.Judgement> judgements) {
        List<Story.TopicMatch> topics = new ArrayList<>();
        for (TextJudge.Judgement each : judgements) {
            Story.Relevance relevance = each.relevance() == null ? Story.Relevance.MENTION : each.relevance();
            topics.add(new Story.TopicMatch(
                    each.topic(), each.label(), each.confidence(), relevance, each.subtopics(), each.evidence()));
        }
        Article article = new Article(
                "",
                1,
                List.of(),
                false,
                new FeedRef("", "", null),
                null,
                null,
                null,
                title,
                null,
                text,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                "",
                false,
                new Article.Provenance("", 0, ""));
        return new Story(
                "",
                article,
                List.of(),
                topics,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Story.Lineage.original(),
                new Story.TaxonomyVersion(1, "0".repeat(64)));
    }
}
