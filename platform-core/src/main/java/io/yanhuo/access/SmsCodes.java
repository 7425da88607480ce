package io.yanhuo.access;

import io.yanhuo.integrations.SmsSender;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves by a code in a text message that somebody holds a phone number.
 *
 * <p>Whoever guesses is locked out where he guesses from, with the same answers whether or not a
 * code was sent to that number, and makes no code worthless where it was asked for. A code can be
 * guessed at five times in ten minutes there and ten times from everywhere else.
 */
@Service
@Transactional(transactionManager = "platform", propagation = Propagation.NOT_SUPPORTED)
public class SmsCodes {
    private static final Logger LOG = LoggerFactory.getLogger(SmsCodes.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int A_DAY = 10;

    /** Wrong codes for one number from one network, before it has to wait. */
    private static final int TRIES_OF_A_NETWORK = 5;

    static final Duration LOCKED = Duration.ofMinutes(10);

    /** Over all restaurants and purposes, so that nobody can be pestered through many shops. */
    private static final int A_DAY_FOR_A_PHONE = 30;

    private final SmsCodeRows rows;
    private final Tries tries;
    private final CodesPerAddress perAddress;
    private final SmsSender sender;
    private final MasterKey key;
    private final Tenants tenants;
    private final Clock clock;

    SmsCodes(
            SmsCodeRows rows,
            Tries tries,
            CodesPerAddress perAddress,
            SmsSender sender,
            MasterKey key,
            Tenants tenants,
            Clock clock) {
        this.rows = rows;
        this.tries = tries;
        this.perAddress = perAddress;
        this.sender = sender;
        this.key = key;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Sends six digits, valid for five minutes.
     *
     * @param purpose what they are for; a code for one purpose is of no use for another
     * @throws io.yanhuo.shared.Refused within 60 s of the last one, after ten in a day, and where
     *     its like was guessed at too often
     */
    public void send(String purpose, PhoneNumber phone) {
        perAddress.count();
        var target = target(purpose, phone);
        var here = fromHere(target);
        tries.lockedFor(here).ifPresent(SmsCodes::refuse);
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        rows.replace(target, hash(target, code), here, A_DAY);
        if (!rows.count(pestered(phone), A_DAY_FOR_A_PHONE)) {
            rows.takeBack(target);
            throw new Refused(new AccessRefusal.NoMoreCodesToday());
        }
        try {
            sender.sendCode(phone, purpose, code);
        } catch (RuntimeException e) {
            LOG.error("no code was sent to {} for {}", phone, purpose, e);
            rows.takeBack(target);
            throw e instanceof Refused refused
                    ? refused
                    : new Refused(new AccessRefusal.CodeNotSent());
        }
    }

    /**
     * A right code is used up.
     *
     * @throws io.yanhuo.shared.Refused if it is wrong, too old, or after five wrong ones from this
     *     network for ten minutes
     */
    public void verify(String purpose, PhoneNumber phone, String code) {
        var target = target(purpose, phone);
        var here = fromHere(target);
        perAddress.countTry();
        if (!tries.count(here, TRIES_OF_A_NETWORK, clock.instant().plus(LOCKED))) {
            refuse(tries.lockedFor(here).orElse(1L));
        }
        if (!rows.countTry(target, here) || !rows.use(target, hash(target, code.strip()))) {
            throw new Refused(new AccessRefusal.WrongCode());
        }
        tries.forget(here);
        perAddress.takeBack();
    }

    private static void refuse(long minutes) {
        throw new Refused(new AccessRefusal.CodeLocked(minutes));
    }

    /** What a practice copy would have sent uses up none of what the phone may really get. */
    private String pestered(PhoneNumber phone) {
        var where = tenants.practising() ? TenantScope.current().tenant() + "|" : "";
        return key.hash("sms-phone", where + phone.digits());
    }

    private String target(String purpose, PhoneNumber phone) {
        var restaurant = TenantScope.bound() ? TenantScope.current().tenant() : "platform";
        return key.hash("sms-code", restaurant + "|" + purpose + "|" + phone.digits());
    }

    /** What no request asks for is tried from a network of its own. */
    private String fromHere(String target) {
        var from = Network.here().map(Network::name).orElse("");
        return key.hash("sms-code-tries", target + "|" + from);
    }

    private String hash(String target, String code) {
        return key.hash("sms-code-digits", target + "|" + code);
    }
}
