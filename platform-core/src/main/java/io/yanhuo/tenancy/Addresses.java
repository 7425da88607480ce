package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.Refused;
import io.yanhuo.shared.Slug;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Under which names of the platform restaurants are found. One that was exchanged for another stays
 * the restaurant's and leads to it for ever: it stands on printed codes, and nobody else may get
 * the diners who follow them.
 */
@Service
public class Addresses {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final JdbcClient platform;
    private final AddressSettings address;
    private final Tenants tenants;
    private final Clock clock;

    Addresses(JdbcClient platform, AddressSettings address, Tenants tenants, Clock clock) {
        this.platform = platform;
        this.address = address;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** What has become of an address, by hosts. */
    public record Change(String from, String to) {}

    public AddressBook of(TenantId tenant) {
        var all =
                platform.sql(
                                """
                                SELECT host, left_at FROM tenant_host
                                 WHERE tenant_id = ? AND kind IN ('SLUG', 'FORMER')
                                 ORDER BY kind = 'SLUG' DESC, left_at DESC
                                """)
                        .param(tenant.value())
                        .query(this::entry)
                        .list();
        return new AddressBook(all.getFirst(), all.subList(1, all.size()));
    }

    /**
     * From now on this is the restaurant's address; the one before leads to it.
     *
     * @return empty if it is so already
     * @throws Refused if somebody else has it, or the restaurant may not change its own now
     */
    @Transactional(value = "platform", propagation = Propagation.MANDATORY)
    public Optional<Change> change(TenantId tenant, Slug wanted) {
        var zone = lock(tenant);
        var book = of(tenant);
        var from = book.present().host();
        var to = address.hostOf(wanted.value());
        if (from.equals(to)) return Optional.empty();
        allow(book, to, zone);
        name(tenant, wanted, to);
        leave(from);
        if (book.former(to).isPresent()) comeBack(to);
        else begin(tenant, to);
        tenants.refresh();
        return Optional.of(new Change(from, to));
    }

    /** Of several changes of one restaurant at once, each sees what those before have done. */
    private ZoneId lock(TenantId tenant) {
        return platform.sql(
                        """
                        SELECT time_zone FROM tenant
                         WHERE tenant_id = ? AND state = ? AND practice_of IS NULL FOR UPDATE
                        """)
                .params(tenant.value(), TenantState.ACTIVE.name())
                .query((row, _) -> ZoneId.of(row.getString(1)))
                .optional()
                .orElseThrow(() -> new Refused(new AddressRefusal.NotNow()));
    }

    private void allow(AddressBook book, String to, ZoneId zone) {
        var now = clock.instant();
        var own = book.former(to);
        boolean allowed = own.map(entry -> book.mayReturn(entry, now)).orElse(false);
        book.restsUntil(now)
                .filter(_ -> !allowed)
                .ifPresent(end -> {
                    throw new Refused(new AddressRefusal.TooSoon(CLOCK.format(end.atZone(zone))));
                });
        if (own.isEmpty() && book.full()) {
            throw new Refused(new AddressRefusal.Enough(AddressBook.MOST));
        }
    }

    /** The name first and then the host, as somebody does who signs up for the same at once. */
    private void name(TenantId tenant, Slug wanted, String host) {
        try {
            platform.sql("UPDATE tenant SET slug = ? WHERE tenant_id = ?")
                    .params(wanted.value(), tenant.value())
                    .update();
        } catch (DuplicateKeyException _) {
            throw new Refused(new AddressRefusal.Taken(host));
        }
    }

    private void leave(String host) {
        platform.sql("UPDATE tenant_host SET kind = 'FORMER', left_at = ? WHERE host = ?")
                .params(utc(clock.instant()), host)
                .update();
    }

    private void comeBack(String host) {
        platform.sql("UPDATE tenant_host SET kind = 'SLUG' WHERE host = ?").param(host).update();
    }

    /** Of several who want it the key lets one have it. */
    private void begin(TenantId tenant, String host) {
        forgetRested(host);
        try {
            platform.sql(
                            "INSERT INTO tenant_host (host, tenant_id, kind, status)"
                                    + " VALUES (?, ?, 'SLUG', 'ACTIVE')")
                    .params(host, tenant.value())
                    .update();
        } catch (DuplicateKeyException _) {
            throw new Refused(new AddressRefusal.Taken(host));
        }
    }

    /** Nothing is deleted, and so nothing locked, where nothing is. */
    private void forgetRested(String host) {
        var now = utc(clock.instant());
        platform.sql("SELECT host FROM tenant_host WHERE host = ? AND cooldown_until <= ?")
                .params(host, now)
                .query(String.class)
                .optional()
                .ifPresent(rested ->
                        platform.sql(
                                        "DELETE FROM tenant_host WHERE host = ? AND cooldown_until <= ?")
                                .params(rested, now)
                                .update());
    }

    private AddressBook.Entry entry(ResultSet row, int number) throws SQLException {
        var host = row.getString("host");
        var name = host.substring(0, host.length() - address.hostOf("").length());
        return new AddressBook.Entry(name, host, Utc.instant(row, "left_at"));
    }
}
