package org.silkwire.desk.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The form that lets somebody change things. */
@Controller
class LoginController {

    @GetMapping("/login")
    String login() {
        return "desk/login";
    }
}
