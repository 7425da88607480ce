package io.yanhuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is said to somebody who may not. */
public final class Refusals {
    private Refusals() {}

    public static void refused(ThrowingCallable work, Class<?> reason) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(reason));
    }

    public static void refused(ThrowingCallable work, Refusal reason) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(reason));
    }

    /** The code of the refusal, or that it was done. */
    public static String answer(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (Refused refused) {
            return refused.refusal().code();
        }
    }
}
