package io.yanhuo.access.web;

import io.yanhuo.access.AccessRefusal;
import io.yanhuo.shared.Refusal;
import org.springframework.http.HttpStatus;

/**
 * Why somebody is not signed in, beside the field to mend.
 *
 * @param text key of the text
 * @param arguments of the text
 */
@SuppressWarnings("ArrayRecordComponent")
record LoginProblem(HttpStatus status, String text, Object[] arguments, String field) {
    static LoginProblem of(Refusal refusal, String secret) {
        return new LoginProblem(
                refusal.status(),
                refusal.code(),
                refusal.arguments().toArray(),
                field(refusal, secret));
    }

    /** Whatever is not about the number is about what proves it. */
    private static String field(Refusal refusal, String secret) {
        return switch (refusal) {
            case AccessRefusal.NotAPhone _,
                    AccessRefusal.NotStaff _,
                    AccessRefusal.CodeTooSoon _,
                    AccessRefusal.NoMoreCodesToday _ ->
                    "phone";
            default -> secret;
        };
    }
}
