package io.yanhuo.tenancy;

/** A restaurant that never opened was given up; whatever is kept about it elsewhere has to go. */
public record TenantRemoved(TenantId tenant) {}
