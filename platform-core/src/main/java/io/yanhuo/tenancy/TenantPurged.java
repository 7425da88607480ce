package io.yanhuo.tenancy;

/**
 * A restaurant that was open is gone for good; what is kept about it elsewhere and would name a
 * person, or open a door, has to go. What the law wants kept stays: bills, the money that came for
 * them, and the audit. Published within the transaction; may come twice.
 */
public record TenantPurged(TenantId tenant) {}
