package io.yanhuo.payments.wechat;

import java.util.Set;

/**
 * What became of a call to WeChat. Only {@link Rejected} says that nothing happened; after {@link
 * Unknown} the same number is asked about, never replaced by a new one.
 */
public sealed interface Answer<T> {
    /** WeChat did it, proved by its signature. */
    record Done<T>(T value) implements Answer<T> {}

    /**
     * WeChat understood and refused.
     *
     * @param code such as {@code ORDER_CLOSED}; empty if it gave none
     */
    record Rejected<T>(String code, String message) implements Answer<T> {
        private static final Set<String> ABSENT =
                Set.of("ORDERNOTEXIST", "RESOURCENOTEXISTS", "NOTFOUND");

        /** It has never seen the number asked about. */
        public boolean absent() {
            return ABSENT.contains(plain());
        }

        /** The number can no longer be used as we wish to. */
        public boolean spent() {
            return Set.of("ORDERCLOSED", "OUTTRADENOUSED", "ORDERPAID").contains(plain());
        }

        /** Older pages write the codes without the underscores. */
        private String plain() {
            return code.replace("_", "");
        }

        public <R> Rejected<R> again() {
            return new Rejected<>(code, message);
        }
    }

    /** It may or may not have happened: a time-out, a server error, an answer without proof. */
    record Unknown<T>(String reason) implements Answer<T> {}
}
