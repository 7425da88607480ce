package io.yanhuo.tenancy;

/**
 * A restaurant that never opened was given up; whatever is kept about it elsewhere has to go, save
 * what the law wants kept: bills, the money that came for them, and the audit. May come twice.
 */
public record TenantRemoved(TenantId tenant) {}
