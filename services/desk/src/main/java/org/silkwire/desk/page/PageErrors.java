package org.silkwire.desk.page;

import jakarta.servlet.http.HttpServletResponse;
import org.silkwire.classifier.judge.NoTaxonomyException;
import org.silkwire.desk.index.DamagedIndexException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What goes wrong, in words. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
class PageErrors {

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String wrongRequest(IllegalArgumentException e, Model model) {
        model.addAttribute("message", "That can't be asked: " + e.getMessage());
        return "desk/message";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String damaged(DamagedIndexException e, HttpServletResponse response, Model model) {
        response.setHeader("Retry-After", "5");
        model.addAttribute("message", "The index is being rebuilt. Try again in a moment.");
        return "desk/message";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String noTaxonomy(NoTaxonomyException e, HttpServletResponse response, Model model) {
        response.setHeader("Retry-After", "5");
        model.addAttribute(
                "message",
                "No taxonomy is in force yet. A classifier publishes one when it starts; try again in a moment.");
        return "desk/message";
    }
}
