package io.yanhuo.shared.web;

import io.yanhuo.shared.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Says why something is not done: to people as a page in their language, to machines as JSON. */
@Component
class Answers {
    private final MessageSource texts;

    Answers(MessageSource texts) {
        this.texts = texts;
    }

    /** Only who asks for a page gets one; a script would not know what to do with it. */
    boolean toAPerson(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean script = path(request).startsWith("/t/") || request.getHeader("HX-Request") != null;
        return !script && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    ModelAndView page(Refusal refusal, HttpServletRequest request, Locale locale) {
        var model =
                Map.of(
                        "message", message(refusal, locale),
                        "code", refusal.code(),
                        "title", title(refusal, locale),
                        "trace", Trace.of(request),
                        "home", home(request),
                        "again", home(request).equals(path(request)));
        return new ModelAndView("shared/web/refusal", model, refusal.status());
    }

    ResponseEntity<ProblemDetail> problem(
            Refusal refusal, HttpServletRequest request, Locale locale) {
        var problem = ProblemDetail.forStatusAndDetail(refusal.status(), message(refusal, locale));
        problem.setType(URI.create("/problems/" + refusal.code()));
        problem.setTitle(refusal.code());
        problem.setProperty("code", refusal.code());
        problem.setProperty("trace", Trace.of(request));
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Unless somebody who knows better has said already when it is worth trying again. */
    void sayWhen(Refusal refusal, HttpServletResponse response) {
        if (response.containsHeader(HttpHeaders.RETRY_AFTER)) return;
        refusal.retryAfter()
                .ifPresent(wait ->
                        response.setHeader(
                                HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds())));
    }

    private String message(Refusal refusal, Locale locale) {
        List<Object> arguments = refusal.arguments();
        return texts.getMessage(refusal.code(), arguments.toArray(), locale);
    }

    /** Its own, or that of its kind. */
    private String title(Refusal refusal, Locale locale) {
        var own = refusal.code() + ".title";
        boolean there = texts.getMessage(own, null, "", locale) instanceof String s && !s.isEmpty();
        return there ? own : "shared.refusal.title" + kind(refusal.status());
    }

    /** Three pictures of what happened: not there, not allowed or done, and our own mistake. */
    private static String kind(HttpStatus status) {
        if (status.is5xxServerError()) return ".broken";
        return status == HttpStatus.NOT_FOUND || status == HttpStatus.GONE ? ".nothing" : "";
    }

    private static String home(HttpServletRequest request) {
        return path(request).startsWith("/admin") ? "/admin" : "/";
    }

    /** That was asked for, also when the error page is what is being served. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
    }
}
