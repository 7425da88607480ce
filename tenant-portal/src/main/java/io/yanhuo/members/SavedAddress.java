package io.yanhuo.members;

/** An entry of a diner's address book. */
public record SavedAddress(String id, AddressEntry entry) {}
