package io.yanhuo.menu;

/** A place in the kitchen that makes a kind of dishes, such as 烧腊档 or 饮品. */
public record Station(String id, String name) {}
