package io.yanhuo.shared.web;

import io.yanhuo.shared.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.Controller;
import tools.jackson.databind.json.JsonMapper;

/**
 * What everything ends in that nobody else answers: no such page, not this method, too large, and
 * our own mistakes. On every host, also on one that is nobody's; never with a stack trace.
 */
@Component("/error")
class ErrorPage implements Controller, ErrorController {
    private final Answers answers;
    private final JsonMapper json;

    ErrorPage(Answers answers, JsonMapper json) {
        this.answers = answers;
        this.json = json;
    }

    @Override
    public @Nullable ModelAndView handleRequest(
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        var refusal = refusal(request);
        answers.sayWhen(refusal, response);
        var locale = LocaleContextHolder.getLocale();
        if (answers.toAPerson(request)) return answers.page(refusal, request, locale);
        var problem = answers.problem(refusal, request, locale);
        response.setStatus(problem.getStatusCode().value());
        problem.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.getOutputStream().write(json.writeValueAsBytes(problem.getBody()));
        return null;
    }

    /** Whoever ended the request may have left the reason; else the status has to do. */
    private static Refusal refusal(HttpServletRequest request) {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer sent
                        ? sent
                        : HttpServletResponse.SC_NOT_FOUND;
        return request.getAttribute(Refusal.class.getName()) instanceof Refusal left
                        && left.status().value() == status
                ? left
                : Failure.of(status);
    }
}
