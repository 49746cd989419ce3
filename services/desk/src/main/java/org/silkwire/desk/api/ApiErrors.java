package org.silkwire.desk.api;

import org.jspecify.annotations.Nullable;
import org.silkwire.classifier.judge.NoTaxonomyException;
import org.silkwire.desk.index.DamagedIndexException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What goes wrong, as RFC 9457 has it. */
@RestControllerAdvice(annotations = RestController.class)
class ApiErrors extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongRequest(IllegalArgumentException e) {
        return problem(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notThere(NotThereException e) {
        return problem(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> damaged(DamagedIndexException e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "the index is being rebuilt; try again in a moment");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noTaxonomy(NoTaxonomyException e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "no taxonomy to judge by is known yet: " + e.getMessage());
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setDetail(detail);
        return ResponseEntity.of(problem).build();
    }
}
