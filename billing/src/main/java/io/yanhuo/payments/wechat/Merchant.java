package io.yanhuo.payments.wechat;

import org.jspecify.annotations.Nullable;

/**
 * Who receives the money.
 *
 * @param callbackKey random part of the addresses at which WeChat reports about it
 * @param subMchid the restaurant's merchant number; null for the platform itself
 */
public record Merchant(Mode mode, String callbackKey, @Nullable String subMchid) {
    /** On whose account we act. */
    public enum Mode {
        /** As the restaurant's service provider: diners' money goes to the restaurant. */
        PARTNER("sp"),
        /** As ourselves: restaurants' money goes to the platform. */
        DIRECT("direct");

        private final String prefix;

        Mode(String prefix) {
            this.prefix = prefix;
        }

        /** Of its lines in the credentials file. */
        String prefix() {
            return prefix;
        }
    }

    String sub() {
        if (subMchid == null) throw new IllegalStateException("the platform is nobody's partner");
        return subMchid;
    }
}
