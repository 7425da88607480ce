package dev.yanhuo.wechat.people;

/** What a merchant number holds at WeChat, in fen. */
public record Account(String mchid, long balance) {}
