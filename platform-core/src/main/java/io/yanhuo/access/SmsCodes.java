package io.yanhuo.access;

import io.yanhuo.integrations.SmsSender;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proves by a code in a text message that somebody holds a phone number. */
@Service
@Transactional(transactionManager = "platform", propagation = Propagation.NOT_SUPPORTED)
public class SmsCodes {
    private static final Logger LOG = LoggerFactory.getLogger(SmsCodes.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int A_DAY = 10;

    /** Over all restaurants and purposes, so that nobody can be pestered through many shops. */
    private static final int A_DAY_FOR_A_PHONE = 30;

    private final SmsCodeRows rows;
    private final CodesPerAddress perAddress;
    private final SmsSender sender;
    private final MasterKey key;
    private final Tenants tenants;

    SmsCodes(
            SmsCodeRows rows,
            CodesPerAddress perAddress,
            SmsSender sender,
            MasterKey key,
            Tenants tenants) {
        this.rows = rows;
        this.perAddress = perAddress;
        this.sender = sender;
        this.key = key;
        this.tenants = tenants;
    }

    /**
     * Sends six digits, valid for five minutes.
     *
     * @param purpose what they are for; a code for one purpose is of no use for another
     * @throws io.yanhuo.shared.Refused within 60 s of the last one, and after ten in a day
     */
    public void send(String purpose, PhoneNumber phone) {
        perAddress.count();
        var target = target(purpose, phone);
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        rows.replace(target, hash(target, code), A_DAY);
        if (!rows.count(pestered(phone), A_DAY_FOR_A_PHONE)) {
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
     * @throws io.yanhuo.shared.Refused if it is wrong, too old, or after five wrong ones for ten
     *     minutes
     */
    public void verify(String purpose, PhoneNumber phone, String code) {
        var target = target(purpose, phone);
        rows.countTry(target);
        if (!rows.use(target, hash(target, code.strip()))) {
            throw new Refused(new AccessRefusal.WrongCode());
        }
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

    private String hash(String target, String code) {
        return key.hash("sms-code-digits", target + "|" + code);
    }
}
