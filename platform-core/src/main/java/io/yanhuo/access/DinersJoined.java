package io.yanhuo.access;

/**
 * Two diners turned out to be one person, by a proved phone number; published in the transaction in
 * which they become one. What belonged to the one who is gone belongs to the one who is kept.
 */
public record DinersJoined(String gone, String kept) {}
