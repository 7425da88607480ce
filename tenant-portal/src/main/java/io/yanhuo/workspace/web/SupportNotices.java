package io.yanhuo.workspace.web;

import io.yanhuo.access.OpenSupport;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportAccess;
import io.yanhuo.access.WorkspaceNotice;
import io.yanhuo.access.WorkspaceNotices;
import io.yanhuo.tenancy.Tenants;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the owner, as long as somebody of the platform may be in the workspace. */
@Component
class SupportNotices implements WorkspaceNotices {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final OpenSupport support;
    private final Tenants tenants;

    SupportNotices(OpenSupport support, Tenants tenants) {
        this.support = support;
        this.tenants = tenants;
    }

    @Override
    public Permission may() {
        return Permission.SUPPORT_OVERSEE;
    }

    @Override
    public List<WorkspaceNotice> now() {
        return support.here().stream().map(this::notice).toList();
    }

    private WorkspaceNotice notice(SupportAccess access) {
        var zone = ZoneId.of(tenants.current().timeZone());
        var until = TIME.format(access.expiresAt().atZone(zone));
        return new WorkspaceNotice(
                access.approvedBy() == null
                        ? "workspace.support.notice.look"
                        : "workspace.support.notice.change",
                List.of(access.operator(), access.reason(), access.ticket(), until),
                "/admin/support",
                "workspace.support.notice.link",
                false,
                new WorkspaceNotice.Act(
                        "/admin/support/" + access.id() + "/end", "workspace.support.end"));
    }
}
