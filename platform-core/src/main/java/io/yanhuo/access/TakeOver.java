package io.yanhuo.access;

import org.jspecify.annotations.Nullable;

/** Somebody is signed in with a browser, and a ticket would let somebody else in there instead. */
public record TakeOver(Person from, Person to) {
    /**
     * @param name null for diners
     * @param phone masked; null for whoever is known by WeChat alone
     */
    public record Person(@Nullable String name, @Nullable String phone) {}
}
