package dev.yanhuo.wechat.control;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that the sandbox is ready. */
@RestController
class Health {
    @GetMapping("/healthz")
    String ready() {
        return "ok";
    }
}
