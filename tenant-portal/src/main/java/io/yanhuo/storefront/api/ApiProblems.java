package io.yanhuo.storefront.api;

import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;

/** Every refusal of the API is problem+json, whatever the client says it accepts. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {
    private final MessageSource texts;

    ApiProblems(MessageSource texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused, Locale locale) {
        var refusal = refused.refusal();
        var answer = ResponseEntity.status(refusal.status());
        refusal.retryAfter()
                .map(Duration::toSeconds)
                .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait.toString()));
        return answer.body(problem(refusal, locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e, Locale locale) {
        var problem = problem(new ApiRefusal.Unreadable(), locale);
        if (e.getCause() instanceof JacksonException cause) {
            problem.setProperty("member", pointer(cause.getPath()));
        }
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException e, Locale locale) {
        var problem = problem(new ApiRefusal.Invalid(), locale);
        @Nullable FieldError first = e.getFieldError();
        if (first != null) problem.setProperty("member", pointer(first.getField()));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noKey(MissingRequestHeaderException e, Locale locale) {
        return answer(problem(new ApiRefusal.BadKey(), locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notJson(HttpMediaTypeNotSupportedException e, Locale locale) {
        return answer(problem(new ApiRefusal.NotJson(), locale));
    }

    private ProblemDetail problem(Refusal refusal, Locale locale) {
        var message = texts.getMessage(refusal.code(), refusal.arguments().toArray(), locale);
        var problem = ProblemDetail.forStatusAndDetail(refusal.status(), message);
        problem.setType(URI.create("/problems/" + refusal.code()));
        problem.setTitle(refusal.code());
        problem.setProperty("code", refusal.code());
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    /** {@code basket.choices[0].quantity} as a JSON pointer. */
    private static String pointer(String field) {
        return "/" + field.replace("].", "/").replace("]", "").replace('[', '/').replace('.', '/');
    }

    private static String pointer(List<Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            var name = step.getPropertyName();
            pointer.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
        }
        return pointer.toString();
    }
}
