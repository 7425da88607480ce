package io.yanhuo.shared.web;

import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows a refusal: to people as a page in their language, to machines as problem+json. */
@ControllerAdvice
class RefusalAdvice {
    private final MessageSource texts;

    RefusalAdvice(MessageSource texts) {
        this.texts = texts;
    }

    @ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(Refused refused, Locale locale) {
        var refusal = refused.refusal();
        var model = Map.of("message", message(refusal, locale), "code", refusal.code());
        return new ModelAndView("shared/web/refusal", model, refusal.status());
    }

    /** Without {@code produces}: only then is the type problem+json for every caller. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(Refused refused, Locale locale) {
        var refusal = refused.refusal();
        var problem = ProblemDetail.forStatusAndDetail(refusal.status(), message(refusal, locale));
        problem.setType(URI.create("/problems/" + refusal.code()));
        problem.setTitle(refusal.code());
        problem.setProperty("code", refusal.code());
        var answer = ResponseEntity.status(refusal.status());
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) answer.header("Retry-After", "2");
        return answer.body(problem);
    }

    private String message(Refusal refusal, Locale locale) {
        return texts.getMessage(refusal.code(), refusal.arguments().toArray(), locale);
    }
}
