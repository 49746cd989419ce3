package org.silkwire.desk.page;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.silkwire.desk.digest.Digest;
import org.silkwire.desk.digest.DigestMaker;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A day's digest, as a page and as Markdown; today's where no day is named. */
@Controller
class DigestController {
    private final DigestMaker maker;
    private final InstantSource clock;

    /** A section in words. */
    record Told(String label, String topic, String summary, java.util.List<StoryItem> items) {}

    DigestController(DigestMaker maker, InstantSource clock) {
        this.maker = maker;
        this.clock = clock;
    }

    @GetMapping({"/digest", "/digest.html"})
    String page(@RequestParam(required = false) @Nullable String day, Model model) {
        Digest digest = maker.make(day(day));
        model.addAttribute("day", digest.day());
        model.addAttribute("before", digest.day().minusDays(1));
        model.addAttribute(
                "after", digest.day().isBefore(today()) ? digest.day().plusDays(1) : null);
        model.addAttribute(
                "sections",
                digest.sections().stream()
                        .map(section -> new Told(
                                section.label(),
                                section.topic(),
                                DigestMarkdown.summary(section),
                                section.stories().stream().map(StoryItem::new).toList()))
                        .toList());
        return "desk/digest";
    }

    @GetMapping("/digest.md")
    ResponseEntity<String> markdown(@RequestParam(required = false) @Nullable String day) {
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/markdown;charset=UTF-8"))
                .body(DigestMarkdown.of(maker.make(day(day)), base));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private LocalDate day(@Nullable String stated) {
        try {
            return stated == null || stated.isBlank() ? today() : LocalDate.parse(stated);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("day is '" + stated + "'; expected a date such as 2026-01-31", e);
        }
    }
}
