package io.yanhuo.operations.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Audit;
import io.yanhuo.access.AuditEntry;
import io.yanhuo.access.AuditHead;
import io.yanhuo.access.AuditWatch;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who has done what, and the proof that nobody has touched the record. */
@Controller
@OnFace(Face.OPERATORS)
@Allow(value = Who.OPERATOR, may = Permission.AUDIT_VIEW)
class AuditController {
    private static final int PER_PAGE = 50;

    private final Audit audit;
    private final AuditWatch watch;
    private final Fleet fleet;

    AuditController(Audit audit, AuditWatch watch, Fleet fleet) {
        this.audit = audit;
        this.watch = watch;
        this.fleet = fleet;
    }

    /**
     * @param tenant public id of a restaurant; empty for all
     * @param before only older ones than this
     * @param verify whether to go through the whole record
     * @param anchor hash of an end that was noted before; empty for none
     */
    @GetMapping("/audit")
    ModelAndView show(
            @RequestParam(defaultValue = "") String tenant,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "false") boolean verify,
            @RequestParam(defaultValue = "") String anchor) {
        var only = tenant.isEmpty() ? Optional.<FleetEntry>empty() : fleet.find(tenant);
        var entries = audit.latest(only.map(FleetEntry::id).orElse(null), before, PER_PAGE + 1);
        var page =
                new ModelAndView("operations/web/audit")
                        .addObject("only", only.orElse(null))
                        .addObject("tenants", fleet.byIds(tenants(entries)))
                        .addObject("entries", entries.stream().limit(PER_PAGE).toList())
                        .addObject("more", entries.size() > PER_PAGE);
        if (verify) verify(page, anchor.strip());
        return page.addObject("last", watch.last().orElse(null));
    }

    private void verify(ModelAndView page, String anchor) {
        if (anchor.isEmpty()) {
            page.addObject("proof", watch.check());
        } else if (AuditHead.isHash(anchor)) {
            page.addObject("proof", watch.check(anchor));
        } else {
            page.addObject("problem", "operations.audit.anchor.wrong");
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static List<TenantId> tenants(List<AuditEntry> entries) {
        return entries.stream()
                .map(AuditEntry::tenant)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
