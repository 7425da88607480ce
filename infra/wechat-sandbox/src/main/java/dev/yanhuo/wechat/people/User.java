package dev.yanhuo.wechat.people;

/** Somebody with WeChat on the phone. */
public record User(String id, String name) {}
