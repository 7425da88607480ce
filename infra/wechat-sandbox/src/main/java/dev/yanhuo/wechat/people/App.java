package dev.yanhuo.wechat.people;

/** A mini-program or service account. Its secret also makes its openids its own. */
public record App(String appid, String secret, String originalId, String name) {}
