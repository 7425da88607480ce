package io.yanhuo.signup;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Restaurants that join. */
@Service
public class Signups {
    private static final int ID_LENGTH = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SignupRows rows;
    private final Operations operations;
    private final Tenants tenants;
    private final SignupSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Signups(
            SignupRows rows,
            Operations operations,
            Tenants tenants,
            SignupSettings settings,
            Clock clock,
            @Qualifier("platform") PlatformTransactionManager platform) {
        this.rows = rows;
        this.operations = operations;
        this.tenants = tenants;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(platform);
    }

    /**
     * Records the sign-up and its consents, and begins to set the restaurant up. The same request
     * key gives the same sign-up.
     *
     * @param browserHash of the cookie of the browser that may enter as the owner, or null
     * @return the sign-up's id
     */
    public String begin(NewRestaurant restaurant, String requestKey, @Nullable String browserHash) {
        var known = rows.byKey(requestKey);
        if (known.isPresent()) return known.get();
        var origin =
                new SignupRows.Origin(
                        RandomId.ofLength(ID_LENGTH), requestKey, browserHash, clock.instant());
        try {
            transaction.executeWithoutResult(_ -> record(origin, restaurant));
            return origin.id();
        } catch (DuplicateKeyException e) {
            return rows.byKey(requestKey).orElseThrow(() -> e);
        }
    }

    private void record(SignupRows.Origin origin, NewRestaurant restaurant) {
        rows.insert(origin, restaurant);
        for (var document : Consent.Document.values()) {
            rows.insertConsent(origin.id(), Consent.toToday(document), origin.at());
        }
        operations.start(Provisioning.NAME, origin.id(), null, Map.of());
    }

    /**
     * @throws Refused if this phone number has opened as many restaurants today as it may
     */
    public void refuseTooMany(PhoneNumber phone) {
        var dayAgo = clock.instant().minus(Duration.ofDays(1));
        if (rows.since(dayAgo, phone) >= settings.perPhone()) {
            throw new Refused(new SignupRefusal.TooManyToday(settings.perPhone()));
        }
    }

    /**
     * Sets a restaurant up without a form and waits until it is open: for the demonstration and for
     * tests. The same key gives the same restaurant.
     *
     * @throws IllegalStateException if it does not open
     */
    public Tenant open(String key, NewRestaurant restaurant) throws InterruptedException {
        var id = begin(restaurant, key, null);
        for (int waited = 0; waited < PATIENCE.toMillis(); waited += 50) {
            var operation = operation(id).orElseThrow();
            if (operation.state() == Operation.State.DONE) return tenant(operation);
            if (operation.state().over()) break;
            Thread.sleep(50);
        }
        throw new IllegalStateException("restaurant " + key + " did not open");
    }

    private Tenant tenant(Operation operation) {
        tenants.refresh();
        return Optional.ofNullable(operation.tenant()).map(tenants::get).orElseThrow();
    }

    /** The sign-up that was sent under this key before. */
    public Optional<String> byKey(String requestKey) {
        return rows.byKey(requestKey);
    }

    /** The same, for somebody who believes that it is being sent at this very moment. */
    public Optional<String> awaitKey(String requestKey) {
        for (int i = 0; i < 10; i++) {
            var found = rows.byKey(requestKey);
            if (found.isPresent() || !pause()) return found;
        }
        return Optional.empty();
    }

    /**
     * @throws Refused if nobody signed up under this id
     */
    public Progress progress(String id) {
        var signup = rows.find(id).orElseThrow(Signups::noSuch);
        var operation = operation(id).orElseThrow(Signups::noSuch);
        var tenant = Optional.ofNullable(operation.tenant()).flatMap(tenants::byId);
        return Progress.of(signup, operation, operations.steps(operation.id()), tenant);
    }

    private Optional<Operation> operation(String signupId) {
        return operations.about(Provisioning.NAME, signupId);
    }

    private static Refused noSuch() {
        return new Refused(new SignupRefusal.NoSuchSignup());
    }

    private static boolean pause() {
        try {
            Thread.sleep(100);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
