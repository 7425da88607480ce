package io.yanhuo.access;

import io.yanhuo.shared.Refusal;
import org.springframework.http.HttpStatus;

/** Why something is not done because of where it was asked for: a practice copy, or a real one. */
public sealed interface PracticeRefusal extends Refusal {
    record NotInPractice() implements PracticeRefusal {}

    record InPracticeOnly() implements PracticeRefusal {}

    /** There is none, or it is not open. */
    record NoCopy() implements PracticeRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NotInPractice _ -> "access.not-in-practice";
            case InPracticeOnly _ -> "access.in-practice-only";
            case NoCopy _ -> "access.no-practice-copy";
        };
    }

    @Override
    default HttpStatus status() {
        return HttpStatus.CONFLICT;
    }
}
