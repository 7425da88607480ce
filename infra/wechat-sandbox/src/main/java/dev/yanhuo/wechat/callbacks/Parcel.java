package dev.yanhuo.wechat.callbacks;

import java.util.Map;

/** A notice wrapped for one attempt: encrypted, signed, ready to be sent. */
record Parcel(Map<String, String> headers, byte[] body) {}
