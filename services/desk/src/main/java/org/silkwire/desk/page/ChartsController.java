package org.silkwire.desk.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.silkwire.desk.feeds.FeedDirectory;
import org.silkwire.desk.index.StoryIndex;
import org.silkwire.desk.index.StoryQuery;
import org.silkwire.desk.index.Volume;
import org.silkwire.desk.intake.StoryIntake;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Volume by topic and country over time, how late stories are, and how the feeds do: as pictures, and as tables. */
@Controller
class ChartsController {
    private static final int MOST_COUNTRIES = 8;
    private static final int LATE_AMONG = 500;
    /** Clocks differ. */
    private static final Duration A_LITTLE_AHEAD = Duration.ofMinutes(1);

    private final StoryIndex index;
    private final StoryIntake intake;
    private final FeedDirectory feeds;
    private final TopicNames topics;
    private final InstantSource clock;

    /** A line of a chart; {@code counts} has a number for each span. */
    record Line(String label, String counts, long total) {}

    /** How late half of the stories are, and all but one in twenty. */
    record Late(String half, String most, int among) {}

    ChartsController(
            StoryIndex index, StoryIntake intake, FeedDirectory feeds, TopicNames topics, InstantSource clock) {
        this.index = index;
        this.intake = intake;
        this.feeds = feeds;
        this.topics = topics;
        this.clock = clock;
    }

    @GetMapping("/charts")
    String charts(@RequestParam(defaultValue = "7") int days, Model model) {
        if (days < 1 || days > 400) {
            throw new IllegalArgumentException("days is " + days + "; expected 1 to 400");
        }
        Duration span = days <= 2 ? Duration.ofHours(1) : days <= 30 ? Duration.ofHours(6) : Duration.ofDays(1);
        Instant now = clock.instant();
        Volume volume = index.volume(
                StoryQuery.MATCHED.between(now.minus(Duration.ofDays(days)), now.plus(A_LITTLE_AHEAD)), span);
        model.addAttribute("days", days);
        model.addAttribute(
                "spans",
                volume.spans().stream()
                        .map(each -> Long.toString(each.getEpochSecond()))
                        .collect(Collectors.joining(",")));
        model.addAttribute("byTopic", lines(volume.byTopic(), topics::label, Integer.MAX_VALUE));
        model.addAttribute("byCountry", lines(volume.byCountry(), Wording::country, MOST_COUNTRIES));
        model.addAttribute("behind", intake.state().behind());
        model.addAttribute(
                "phase", intake.state().phase().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        model.addAttribute("late", late());
        model.addAttribute(
                "healths",
                feeds.feeds().stream()
                        .collect(Collectors.groupingBy(
                                each -> each.health().name().toLowerCase(Locale.ROOT),
                                TreeMap::new,
                                Collectors.counting())));
        model.addAttribute("feeds", feeds.feeds().size());
        return "desk/charts";
    }

    private static List<Line> lines(
            Map<String, List<Long>> counts, java.util.function.UnaryOperator<String> label, int most) {
        return counts.entrySet().stream()
                .filter(each -> !each.getKey().equals("*"))
                .map(each -> new Line(
                        label.apply(each.getKey()),
                        each.getValue().stream().map(Object::toString).collect(Collectors.joining(",")),
                        each.getValue().stream().mapToLong(Long::longValue).sum()))
                .sorted(Comparator.comparingLong((Line line) -> -line.total()).thenComparing(Line::label))
                .limit(most)
                .toList();
    }

    /** From publication, as stated, to the fetch, of the latest stories that no first poll brought. */
    private Late late() {
        long[] seconds = index.search(StoryQuery.MATCHED, LATE_AMONG, null).rows().stream()
                .filter(row -> !row.backfill())
                .mapToLong(row -> Math.max(
                        0, Duration.between(row.time(), row.fetchedAt()).toSeconds()))
                .sorted()
                .toArray();
        return new Late(share(seconds, 0.5), share(seconds, 0.95), seconds.length);
    }

    private static String share(long[] sorted, double share) {
        if (sorted.length == 0) {
            return "—";
        }
        long seconds = LongStream.of(sorted)
                .skip((long) Math.ceil(share * sorted.length) - 1)
                .findFirst()
                .orElse(0);
        return seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
