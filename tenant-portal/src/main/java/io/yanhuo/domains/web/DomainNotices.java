package io.yanhuo.domains.web;

import static java.util.Objects.requireNonNull;

import io.yanhuo.access.Permission;
import io.yanhuo.access.WorkspaceNotice;
import io.yanhuo.access.WorkspaceNotices;
import io.yanhuo.domains.Domains;
import io.yanhuo.domains.OwnDomain;
import io.yanhuo.domains.OwnDomain.State;
import io.yanhuo.tenancy.Remembered;
import io.yanhuo.tenancy.TenantKey;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the owner above every page while something is wrong with a name. */
@Component
class DomainNotices implements WorkspaceNotices {
    private final Domains domains;
    private final Remembered<TenantKey, List<OwnDomain>> known;

    DomainNotices(Domains domains) {
        this.domains = domains;
        this.known = new Remembered<>(Duration.ofSeconds(2), 5_000, _ -> domains.all());
    }

    @Override
    public Permission may() {
        return Permission.DOMAINS_EDIT;
    }

    @Override
    public List<WorkspaceNotice> now() {
        return requireNonNull(known.of(TenantKey.of("domain-notices"))).stream()
                .filter(domain -> domain.state() == State.LAPSED || domain.failingSince() != null)
                .map(this::notice)
                .toList();
    }

    private WorkspaceNotice notice(OwnDomain domain) {
        boolean lapsed = domain.state() == State.LAPSED;
        return new WorkspaceNotice(
                lapsed ? "domains.notice.lapsed" : "domains.notice.failing",
                List.of(domain.host().readable(), domains.patience().toDays()),
                "/admin/domains",
                "domains.notice.look",
                lapsed);
    }
}
