package org.silkwire.desk.api;

import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.judge.TextJudge;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A text judged on request; nothing is kept. */
@RestController
class TryApi {
    private static final int LONGEST = 100_000;

    private final TextJudge judge;

    /** What is to be judged. */
    record Text(@Nullable String title, @Nullable String text) {}

    TryApi(TextJudge judge) {
        this.judge = judge;
    }

    @PostMapping(path = "/api/try", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> judge(@RequestBody Text asked) {
        String title = asked.title() == null ? "" : asked.title();
        String text = asked.text() == null ? "" : asked.text();
        if (title.length() + text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the text has " + (title.length() + text.length()) + " characters; expected at most " + LONGEST);
        }
        return ApiJson.answer(judge.judge(title, text));
    }
}
