package io.yanhuo.access;

/** A restaurant's mini-program, with what proves to WeChat that it is the restaurant's. */
public record WxApp(String appid, String secret) {
    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "WxApp[" + appid + "]";
    }
}
