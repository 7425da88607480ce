package io.yanhuo.access;

import static io.yanhuo.access.Permission.AUDIT_VIEW;
import static io.yanhuo.access.Permission.BILLS_VIEW;
import static io.yanhuo.access.Permission.FLEET_MIGRATE;
import static io.yanhuo.access.Permission.LIMITS_GRANT;
import static io.yanhuo.access.Permission.OPERATIONS_RETRY;
import static io.yanhuo.access.Permission.OPERATORS_EDIT;
import static io.yanhuo.access.Permission.SUPPORT_APPROVE;
import static io.yanhuo.access.Permission.SUPPORT_OPEN;
import static io.yanhuo.access.Permission.TENANTS_CLOSE;
import static io.yanhuo.access.Permission.TENANTS_EXPORT;
import static io.yanhuo.access.Permission.TENANTS_MAINTAIN;
import static io.yanhuo.access.Permission.TENANTS_SUSPEND;
import static io.yanhuo.access.Permission.TENANTS_VIEW;

import java.util.EnumSet;
import java.util.Set;

/** What the job of one who runs the platform allows. */
public enum OperatorRole implements Role {
    ADMINISTRATOR(
            EnumSet.of(
                    TENANTS_VIEW,
                    TENANTS_SUSPEND,
                    TENANTS_EXPORT,
                    TENANTS_MAINTAIN,
                    TENANTS_CLOSE,
                    OPERATIONS_RETRY,
                    FLEET_MIGRATE,
                    AUDIT_VIEW,
                    BILLS_VIEW,
                    LIMITS_GRANT,
                    OPERATORS_EDIT,
                    SUPPORT_OPEN,
                    SUPPORT_APPROVE)),
    /** Answers restaurants' questions: looks into their workspaces, changes nothing alone. */
    SUPPORT(EnumSet.of(TENANTS_VIEW, AUDIT_VIEW, SUPPORT_OPEN)),
    FINANCE(EnumSet.of(TENANTS_VIEW, BILLS_VIEW));

    private final Set<Permission> permissions;

    OperatorRole(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    @Override
    public Set<Permission> permissions() {
        return EnumSet.copyOf(permissions);
    }
}
