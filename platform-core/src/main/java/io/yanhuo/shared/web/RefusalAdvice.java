package io.yanhuo.shared.web;

import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Shows a refusal: to people as a page in their language, to machines as problem+json. */
@ControllerAdvice
class RefusalAdvice {
    private final Answers answers;

    RefusalAdvice(Answers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    Object show(
            Refused refused,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        answers.sayWhen(refused.refusal(), response);
        return show(refused.refusal(), request, locale);
    }

    /** Here already, as the error page would be served the same request and fail on it again. */
    @ExceptionHandler
    Object show(MaxUploadSizeExceededException e, HttpServletRequest request, Locale locale) {
        return show(new Failure(HttpStatus.CONTENT_TOO_LARGE), request, locale);
    }

    @ExceptionHandler
    Object show(MultipartException e, HttpServletRequest request, Locale locale) {
        return show(new Failure(HttpStatus.BAD_REQUEST), request, locale);
    }

    private Object show(Refusal refusal, HttpServletRequest request, Locale locale) {
        return answers.toAPerson(request)
                ? answers.page(refusal, request, locale)
                : answers.problem(refusal, request, locale);
    }
}
