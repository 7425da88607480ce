package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;

/** Somebody who works in the restaurant. */
public record Staff(String id, String name, PhoneNumber phone, StaffRole role, boolean active) {}
