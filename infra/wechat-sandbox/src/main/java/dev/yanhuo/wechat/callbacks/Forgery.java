package dev.yanhuo.wechat.callbacks;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.people.Merchant;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.PlatformKey;
import dev.yanhuo.wechat.people.PlatformKeys;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Signatures that a merchant must see through (C4). */
@Component
class Forgery {
    private final People people;
    private final PlatformKeys keys;

    Forgery(People people, PlatformKeys keys) {
        this.people = people;
        this.keys = keys;
    }

    /** A key that bears one name and signs with another's hand. */
    PlatformKey of(String variant, String mchid) {
        var genuine = keys.forCallback();
        return switch (variant) {
            case "other-platform-key" -> named(genuine.serial(), another(genuine).privateKey());
            case "merchant-key" -> named(genuine.serial(), merchant(mchid).privateKey());
            case "other-merchant-key" -> {
                var other = otherThan(mchid);
                yield named(other.serial(), other.privateKey());
            }
            case "unknown-serial" -> named(Chance.digits(40), genuine.privateKey());
            default -> named(genuine.serial(), stranger());
        };
    }

    private static PlatformKey named(String serial, String privateKey) {
        return new PlatformKey(serial, privateKey, "", null);
    }

    private static String stranger() {
        var key = Rsa.newKeys().getPrivate();
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private PlatformKey another(PlatformKey than) {
        return keys.certificates().stream()
                .filter(key -> !key.serial().equals(than.serial()))
                .findFirst()
                .orElseThrow();
    }

    private Merchant merchant(String mchid) {
        return people.merchant(mchid).orElseThrow();
    }

    private Merchant otherThan(String mchid) {
        return people.merchants().stream()
                .filter(each -> !each.mchid().equals(mchid))
                .findFirst()
                .orElseThrow();
    }
}
