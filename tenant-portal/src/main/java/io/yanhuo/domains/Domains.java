package io.yanhuo.domains;

import static java.util.Objects.requireNonNull;

import io.yanhuo.access.Audit;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.OwnHosts;
import io.yanhuo.tenancy.Remembered;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The names of its own under which the restaurant of the current scope is found. */
@Service
public class Domains {
    private final DomainRows rows;
    private final OwnHosts hosts;
    private final Looks looks;
    private final Verdicts verdicts;
    private final Audit audit;
    private final AddressSettings address;
    private final DomainSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** For the foot of every page. */
    private final Remembered<String, Optional<String>> filings;

    Domains(
            DomainRows rows,
            OwnHosts hosts,
            Looks looks,
            Verdicts verdicts,
            Audit audit,
            AddressSettings address,
            DomainSettings settings,
            @Qualifier("platform") PlatformTransactionManager platform,
            Clock clock) {
        this.rows = rows;
        this.hosts = hosts;
        this.looks = looks;
        this.verdicts = verdicts;
        this.audit = audit;
        this.address = address;
        this.settings = settings;
        this.transaction = new TransactionTemplate(platform);
        this.clock = clock;
        this.filings = new Remembered<>(Duration.ofSeconds(2), 20_000, rows::filingNumber);
    }

    public List<OwnDomain> all() {
        return rows.of(current());
    }

    /** For those who run the platform. */
    public List<OwnDomain> of(TenantId tenant) {
        return rows.of(tenant);
    }

    public int most() {
        return settings.most();
    }

    /** What a host may lead to instead of being an alias of ours; empty if nobody has said so. */
    public List<String> addresses() {
        return settings.addresses();
    }

    /** So long one may fail before it goes out of service. */
    public Duration patience() {
        return settings.patience();
    }

    /**
     * The restaurant says that this host is its own; nothing follows from it but a token.
     *
     * @param typed as people write it
     * @throws Refused if no restaurant can own it, or this one cannot now
     */
    public OwnDomain claim(String typed) {
        var host = HostName.of(typed, address.domain());
        var tenant = current();
        try {
            return transaction.execute(_ -> {
                if (rows.count(tenant) >= settings.most()) {
                    throw new Refused(new DomainRefusal.Enough(settings.most()));
                }
                if (anothers(host, tenant))
                    throw new Refused(new DomainRefusal.Taken(host.value()));
                var id = rows.insert(tenant, host, clock.instant());
                audit.record("domain.claimed", host.value(), "");
                return rows.find(tenant, id).orElseThrow();
            });
        } catch (DuplicateKeyException _) {
            throw new Refused(new DomainRefusal.Twice(host.value()));
        }
    }

    private boolean anothers(HostName host, TenantId tenant) {
        return hosts.of(host.value())
                .filter(hold -> !hold.tenant().equals(tenant))
                .filter(hold -> !hold.rested(clock.instant()))
                .isPresent();
    }

    /**
     * Looks at the name servers now; that may take some seconds.
     *
     * @throws Refused if somebody has just looked
     */
    public OwnDomain look(String id) {
        var domain = get(id);
        if (!look(domain)) {
            throw new Refused(new DomainRefusal.TooSoon(settings.pause().toSeconds()));
        }
        return rows.find(domain.tenant(), id).orElse(domain);
    }

    /**
     * @return false if somebody has just looked
     */
    boolean look(OwnDomain domain) {
        if (!rows.begin(domain, clock.instant(), settings.pause())) return false;
        if (verdicts.outdated(domain)) return true;
        verdicts.follow(domain, looks.at(domain));
        return true;
    }

    /** Nobody is served there any more. */
    public void remove(String id) {
        var domain = get(id);
        transaction.executeWithoutResult(_ -> {
            rows.lock(domain);
            rows.forgetCertificate(domain);
            hosts.release(
                    domain.tenant(), domain.host().value(), clock.instant().plus(settings.rest()));
            rows.delete(domain);
            audit.record("domain.removed", domain.host().value(), "");
        });
    }

    /**
     * Notes under which number the site is filed; an empty one takes it away.
     *
     * @throws Refused if it is no such number
     */
    public void file(String id, String number) {
        var domain = get(id);
        var filing = FilingNumber.of(number);
        transaction.executeWithoutResult(_ -> {
            rows.file(domain, filing);
            audit.record("domain.filed", domain.host().value(), filing);
        });
        filings.forget(domain.host().value());
    }

    /** What the law wants in the foot of every page of this host. */
    public Optional<String> filingNumber(String host) {
        return requireNonNull(filings.of(host));
    }

    private OwnDomain get(String id) {
        return rows.find(current(), id)
                .orElseThrow(() -> new Refused(new DomainRefusal.NoSuchDomain()));
    }

    private static TenantId current() {
        return TenantScope.current().tenant();
    }
}
