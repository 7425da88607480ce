package io.yanhuo.access;

/**
 * A diner wants to be forgotten; published in the transaction in which that happens. Whoever keeps
 * something for this diner deletes it, save what the law wants kept; whoever cannot, refuses.
 */
public record DinerLeft(String diner) {}
