package io.yanhuo.tenancy;

/**
 * A table of restaurants' that says whom they let in just now, such as who is signed in; a bean of
 * this type is found by itself when a restaurant is put back. Who may come in is for the present to
 * say: what older data says of it would open doors that have been shut since.
 */
public record Admissions(String table) {}
