package io.yanhuo.shared.web;

import io.yanhuo.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses what may come by the thousand, for less than it would cost to serve it: without an
 * exception, without a template, in both languages at once.
 */
@Component
public class ShortAnswer {
    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <title>%s</title>
                <link rel="stylesheet" href="/assets/refusal.css">
            </head>
            <body>
            <main class="refusal">
                <h1>%s</h1>
                <p class="refusal-text" role="alert">%s</p>
                <p class="refusal-text" lang="en">%s</p>%s
            </main>
            </body>
            </html>
            """;

    /** To the same address, of which the page itself need not know anything. */
    private static final String AGAIN =
            """

            <p><a class="refusal-home" href="">%s <span lang="en">%s</span></a></p>\
            """;

    private final Answers answers;
    private final MessageSource texts;
    private final LocaleResolver locales;
    private final JsonMapper json;

    ShortAnswer(Answers answers, MessageSource texts, LocaleResolver locales, JsonMapper json) {
        this.answers = answers;
        this.texts = texts;
        this.locales = locales;
        this.json = json;
    }

    public void send(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answers.sayWhen(refusal, response);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setStatus(refusal.status().value());
        if (answers.toAPerson(request)) write(response, HTML, page(refusal, request));
        else write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem(refusal, request));
    }

    private byte[] page(Refusal refusal, HttpServletRequest request) {
        var title = text("shared.refusal.title", Locale.CHINA);
        var chinese = message(refusal, Locale.CHINA);
        var english = message(refusal, Locale.ENGLISH);
        // Of a form only the browser still has what was written into it.
        var again = request.getMethod().equals("GET") ? again() : "";
        return PAGE.formatted(title, title, chinese, english, again)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String again() {
        var key = "shared.refusal.again";
        return AGAIN.formatted(text(key, Locale.CHINA), text(key, Locale.ENGLISH));
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }

    private byte[] problem(Refusal refusal, HttpServletRequest request) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "/problems/" + refusal.code());
        problem.put("title", refusal.code());
        problem.put("status", refusal.status().value());
        problem.put("detail", message(refusal, locales.resolveLocale(request)));
        problem.put("code", refusal.code());
        problem.put("trace", Trace.of(request));
        return json.writeValueAsBytes(problem);
    }

    private String message(Refusal refusal, Locale locale) {
        return texts.getMessage(refusal.code(), refusal.arguments().toArray(), locale);
    }

    private static void write(HttpServletResponse response, String type, byte[] body)
            throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
