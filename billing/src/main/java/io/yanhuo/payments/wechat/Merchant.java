package io.yanhuo.payments.wechat;

import org.jspecify.annotations.Nullable;

/**
 * Who receives the money.
 *
 * @param callbackKey random part of the addresses at which WeChat reports about it
 * @param subMchid the restaurant's merchant number; null for the platform itself, and for practice
 */
public record Merchant(Mode mode, String callbackKey, @Nullable String subMchid) {
    /** Nobody: what is paid in practice copies goes nowhere. No notice is ever addressed to it. */
    public static final Merchant PRACTICE = new Merchant(Mode.PRACTICE, "practice", null);

    /** On whose account we act. */
    public enum Mode {
        /** As the restaurant's service provider: diners' money goes to the restaurant. */
        PARTNER("sp"),
        /** As ourselves: restaurants' money goes to the platform. */
        DIRECT("direct"),
        /** On nobody's, for practice: never at WeChat. */
        PRACTICE("");

        private final String prefix;

        Mode(String prefix) {
            this.prefix = prefix;
        }

        /** Of its lines in the credentials file. */
        String prefix() {
            return prefix;
        }
    }

    public boolean practice() {
        return mode == Mode.PRACTICE;
    }

    String sub() {
        if (subMchid == null) throw new IllegalStateException("the platform is nobody's partner");
        return subMchid;
    }
}
