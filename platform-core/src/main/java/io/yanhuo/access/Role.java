package io.yanhuo.access;

import java.util.Set;

/** What somebody's job is, and what it allows. */
public sealed interface Role permits StaffRole, OperatorRole, SupportRole {
    String name();

    Set<Permission> permissions();
}
