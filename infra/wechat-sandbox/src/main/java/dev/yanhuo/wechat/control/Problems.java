package dev.yanhuo.wechat.control;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** Tells whoever steers what was wrong, in words. */
@RestControllerAdvice(annotations = org.springframework.web.bind.annotation.RestController.class)
class Problems {
    static Supplier<ResponseStatusException> unknown(String what) {
        return () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "unknown: " + what);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> status(ResponseStatusException problem) {
        return ResponseEntity.status(problem.getStatusCode())
                .body(Map.of("error", String.valueOf(problem.getReason())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> argument(IllegalArgumentException problem) {
        return ResponseEntity.badRequest()
                .body(Map.of("error", String.valueOf(problem.getMessage())));
    }

    /** A state that never follows the one it has. */
    @ExceptionHandler
    ResponseEntity<Map<String, String>> state(IllegalStateException problem) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(Map.of("error", String.valueOf(problem.getMessage())));
    }
}
