package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.Remembered;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The diners of the restaurant of the current scope, as far as it knows them. */
@Service
public class Diners {
    private static final String TABLE = "diner";

    /** As long as somebody takes to choose and to order. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final DinerRows rows;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final PersonalData personal;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Remembered<Key, String> goingOnAs =
            new Remembered<>(REMEMBERED, 100_000, this::read);

    Diners(
            DinerRows rows,
            EntityManager entities,
            TransactionTemplate transaction,
            PersonalData personal,
            Tenants tenants,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.entities = entities;
        this.transaction = transaction;
        this.personal = personal;
        this.tenants = tenants;
        this.events = events;
        this.clock = clock;
    }

    /** Under another edition everybody is looked up again. */
    private record Key(TenantId tenant, long edition, String dinerId) {}

    /** Somebody who has not said who he is; returns the new diner's id. */
    @Transactional
    public String anonymous() {
        return rows.save(fresh()).dinerId();
    }

    /** The diner who uses this mini-program or service account under this openid. */
    public String ofWeChat(String appid, String openid) {
        var known = rows.findByAppidAndOpenid(appid, openid);
        if (known.isPresent()) return known.get().dinerId();
        try {
            var diner = fresh().knownToWeChat(appid, openid);
            transaction.executeWithoutResult(_ -> rows.save(diner));
            return diner.dinerId();
        } catch (DataIntegrityViolationException e) {
            // The same person's other request came first.
            return rows.findByAppidAndOpenid(appid, openid).orElseThrow(() -> e).dinerId();
        }
    }

    /** Empty as long as the diner has not proved a number by SMS code. */
    @Transactional(readOnly = true)
    public Optional<PhoneNumber> phone(String dinerId) {
        return rows.findByDinerId(dinerId)
                .flatMap(diner -> Optional.ofNullable(diner.phoneCipher()))
                .map(cipher -> SealedPhone.read(cipher, TABLE, personal));
    }

    @Transactional(readOnly = true)
    public Optional<String> openid(String dinerId, String appid) {
        return rows.findByDinerId(dinerId)
                .filter(diner -> appid.equals(diner.appid()))
                .flatMap(diner -> Optional.ofNullable(diner.openid()));
    }

    /** Whether the diner has said who he is, by a number or by WeChat. */
    @Transactional(readOnly = true)
    boolean signedIn(String dinerId) {
        return rows.findByDinerId(dinerId)
                .filter(diner -> diner.hasPhone() || diner.openid() != null)
                .isPresent();
    }

    /** The diner as whom this one goes on; empty if there is none of this id. */
    Optional<String> current(String dinerId) {
        var tenant = tenants.current();
        var key = new Key(tenant.id(), tenant.dinersEdition(), dinerId);
        return Optional.ofNullable(goingOnAs.of(key));
    }

    private @Nullable String read(Key key) {
        return rows.findByDinerId(key.dinerId()).map(Diner::goesOnAs).orElse(null);
    }

    /**
     * Somebody has proved a number. If the number is known, the one who was here so far becomes the
     * one of the number, unless that is plainly another person.
     *
     * @param before null for a browser that knows nobody yet
     * @return the id under which it goes on
     */
    @Transactional
    public String provePhone(@Nullable String before, PhoneNumber phone) {
        var known = rows.findByPhoneHash(SealedPhone.hash(phone, personal));
        var here = before == null ? Optional.<Diner>empty() : rows.findByDinerId(before);
        if (known.isEmpty()) {
            var diner = here.filter(it -> !it.hasPhone()).orElseGet(this::fresh);
            return rows.save(diner.reachedBy(SealedPhone.of(phone, TABLE, personal))).dinerId();
        }
        here.filter(it -> isSamePerson(it, known.get())).ifPresent(it -> join(it, known.get()));
        return known.get().dinerId();
    }

    /**
     * Forgets a diner. Whoever comes with an old cookie or token is a stranger.
     *
     * @throws io.yanhuo.shared.Refused if something of his is not over yet
     */
    @Transactional
    public void forget(String dinerId) {
        events.publishEvent(new DinerLeft(dinerId));
        rows.delete(dinerId);
        tenants.turnDiners();
    }

    /** One who has another number, or another WeChat, is another. */
    private static boolean isSamePerson(Diner here, Diner known) {
        return !here.dinerId().equals(known.dinerId())
                && !here.hasPhone()
                && (here.openid() == null || known.openid() == null);
    }

    private void join(Diner gone, Diner kept) {
        var appid = gone.appid();
        var openid = gone.openid();
        gone.joinInto(kept);
        entities.flush(); // an openid belongs to one row at any moment
        if (appid != null && openid != null) kept.knownToWeChat(appid, openid);
        rows.repoint(gone.dinerId(), kept.dinerId());
        events.publishEvent(new DinersJoined(gone.dinerId(), kept.dinerId()));
        tenants.turnDiners();
    }

    private Diner fresh() {
        return new Diner(RandomId.ofLength(20), clock.instant());
    }
}
