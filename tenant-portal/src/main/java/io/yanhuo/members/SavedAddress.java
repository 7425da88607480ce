package io.yanhuo.members;

/**
 * An entry of a diner's address book.
 *
 * @param usual whether it is the one that is proposed first
 */
public record SavedAddress(String id, AddressEntry entry, boolean usual) {}
