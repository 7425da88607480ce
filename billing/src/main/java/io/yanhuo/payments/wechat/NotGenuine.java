package io.yanhuo.payments.wechat;

/** Something claims to be a notice of WeChat and is not provably one. */
public final class NotGenuine extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotGenuine(String reason) {
        super(reason, null, false, false);
    }

    NotGenuine(String reason, Throwable cause) {
        super(reason, cause);
    }
}
