package io.yanhuo.access;

import io.yanhuo.tenancy.TenantId;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking. Two people of the same name in two restaurants are never equal, because kind and
 * restaurant belong to the value. A controller method receives it as a parameter.
 *
 * @param tenant null for operators and for strangers on the portal
 * @param id the person's id within kind and restaurant; empty for a stranger
 * @param role only for staff and operators
 */
public record Actor(
        Who kind, @Nullable TenantId tenant, String id, String name, @Nullable Role role)
        implements Serializable {
    public boolean known() {
        return !id.isEmpty();
    }
}
