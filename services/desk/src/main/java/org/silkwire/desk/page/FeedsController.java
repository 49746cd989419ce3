package org.silkwire.desk.page;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.silkwire.desk.feeds.Discovery;
import org.silkwire.desk.feeds.Feed;
import org.silkwire.desk.feeds.FeedAdministration;
import org.silkwire.desk.feeds.FeedDirectory;
import org.silkwire.desk.feeds.OpmlList;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The feeds with their health, and what can be done to them. */
@Controller
class FeedsController {
    private static final int MOST_SHOWN = 500;
    private static final int MOST_PROBLEMS = 10;

    private final FeedDirectory directory;
    private final FeedAdministration administration;
    private final Discovery discovery;
    private final InstantSource clock;

    FeedsController(
            FeedDirectory directory, FeedAdministration administration, Discovery discovery, InstantSource clock) {
        this.directory = directory;
        this.administration = administration;
        this.discovery = discovery;
        this.clock = clock;
    }

    @GetMapping("/feeds")
    String feeds(
            @RequestParam(required = false) @Nullable String health,
            @RequestParam(required = false) @Nullable String words,
            Model model) {
        List<FeedItem> all = directory.feeds().stream().map(FeedItem::new).toList();
        List<FeedItem> fitting = all.stream()
                .filter(each ->
                        health == null || health.isBlank() || each.health().equals(health))
                .filter(each -> words == null || contains(each, words.strip().toLowerCase(Locale.ROOT)))
                .toList();
        model.addAttribute("feeds", fitting.stream().limit(MOST_SHOWN).toList());
        model.addAttribute("fitting", fitting.size());
        model.addAttribute("total", all.size());
        model.addAttribute("shown", Math.min(MOST_SHOWN, fitting.size()));
        model.addAttribute("health", health);
        model.addAttribute("words", words);
        model.addAttribute(
                "healths",
                all.stream().collect(Collectors.groupingBy(FeedItem::health, TreeMap::new, Collectors.counting())));
        return "desk/feeds";
    }

    private static boolean contains(FeedItem feed, String words) {
        return feed.title().toLowerCase(Locale.ROOT).contains(words)
                || feed.url().toLowerCase(Locale.ROOT).contains(words);
    }

    /** Looks before anything is saved. */
    @PostMapping("/feeds/preview")
    String preview(@RequestParam String url, Model model) {
        Discovery.Found found = discovery.at(url);
        model.addAttribute("found", found);
        model.addAttribute("address", url);
        return feeds(null, null, model);
    }

    @PostMapping("/feeds")
    String add(
            @RequestParam String url,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String folder,
            RedirectAttributes after) {
        Feed feed = administration.add(new FeedAdministration.Wanted(url, title, folder));
        return done("Added " + feed.title() + "; its first poll follows.", after);
    }

    @PostMapping("/feeds/{id:[0-9a-f]{32}}/{action:pause|resume|poll|remove}")
    String act(@PathVariable String id, @PathVariable String action, RedirectAttributes after) {
        Optional<Feed> feed = switch (action) {
            case "pause" -> administration.pause(id);
            case "resume" -> administration.resume(id);
            case "poll" -> administration.pollNow(id);
            default -> administration.remove(id);
        };
        String title = feed.map(Feed::title).orElse("");
        return done(
                feed.isEmpty()
                        ? "That feed is no longer registered."
                        : switch (action) {
                            case "pause" -> "Paused " + title + ".";
                            case "resume" -> "Polling " + title + " again.";
                            case "poll" -> "Asked for a poll of " + title + ".";
                            default -> "Removed " + title + ".";
                        },
                after);
    }

    @PostMapping("/feeds/opml")
    String importOpml(@RequestParam MultipartFile file, RedirectAttributes after) throws IOException {
        FeedAdministration.Imported imported = administration.addAll(OpmlList.read(file.getBytes()));
        String problems = imported.problems().isEmpty()
                ? ""
                : " Passed over: "
                        + imported.problems().stream().limit(MOST_PROBLEMS).collect(Collectors.joining("; "));
        return done("Added " + imported.added() + " feeds, " + imported.known() + " were there." + problems, after);
    }

    private static String done(String words, RedirectAttributes after) {
        after.addFlashAttribute("done", words);
        return "redirect:/feeds";
    }

    @GetMapping("/feeds.opml")
    ResponseEntity<byte[]> exportOpml() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/x-opml;charset=UTF-8"))
                .headers(headers ->
                        headers.setAll(Map.of("Content-Disposition", "attachment; filename=\"silkwire.opml\"")))
                .body(OpmlList.write(directory.feeds(), clock.instant()));
    }
}
