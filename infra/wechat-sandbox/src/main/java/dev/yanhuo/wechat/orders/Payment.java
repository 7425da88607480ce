package dev.yanhuo.wechat.orders;

import java.time.Instant;

/** The money has moved. */
public record Payment(String transactionId, String user, Instant at, String bankType) {}
