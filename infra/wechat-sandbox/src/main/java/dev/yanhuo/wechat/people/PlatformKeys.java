package dev.yanhuo.wechat.people;

import dev.yanhuo.wechat.crypto.Certificate;
import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Shelf;
import dev.yanhuo.wechat.state.Store;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys of WeChat Pay itself, and which of them signs what. */
@Component
public class PlatformKeys {
    /** Kept among the keys as its own record, so that a rotation survives a restart. */
    public record Rotation(String certificateInUse, int publicKeyPercent, boolean downloadable) {}

    private final SandboxClock clock;
    private final Shelf<PlatformKey> keys;
    private final Shelf<Rotation> rotations;

    PlatformKeys(Store store, SandboxClock clock) {
        this.clock = clock;
        keys = store.shelf("platform-keys", PlatformKey.class, PlatformKey::serial);
        rotations = store.shelf("key-rotation", Rotation.class, _ -> "now");
        if (keys.all().isEmpty()) keys.put(newPublicKey());
        while (certificates().size() < 2) certify();
        if (rotations.all().isEmpty()) reset();
    }

    /** As a new merchant finds it: callbacks come with the public key's signature. */
    public final void reset() {
        rotations.put(new Rotation(certificates().getFirst().serial(), 100, true));
    }

    public Rotation rotation() {
        return rotations.all().getLast();
    }

    public void rotate(Rotation to) {
        rotations.put(to);
    }

    public PlatformKey publicKey() {
        return keys.where(key -> key.certificate() == null).findFirst().orElseThrow();
    }

    /** The older first. */
    public List<PlatformKey> certificates() {
        return keys.where(key -> key.certificate() != null).toList();
    }

    public Optional<PlatformKey> find(String serial) {
        return keys.find(serial);
    }

    /** The answer's key is the one that the request names; the certificate in use otherwise. */
    public PlatformKey forAnswer(Optional<String> asked) {
        return asked.flatMap(this::find).orElseGet(this::certificateInUse);
    }

    /** While a merchant moves to the public key, both kinds of signature arrive. */
    public PlatformKey forCallback() {
        boolean publicKey = Chance.happens(rotation().publicKeyPercent() / 100.0);
        return publicKey ? publicKey() : certificateInUse();
    }

    private PlatformKey certificateInUse() {
        return find(rotation().certificateInUse()).orElseThrow();
    }

    private static PlatformKey newPublicKey() {
        var pair = Rsa.newKeys();
        var serial = PlatformKey.PUBLIC_KEY_PREFIX + "011" + Chance.digits(25);
        return new PlatformKey(
                serial,
                base64(pair.getPrivate().getEncoded()),
                base64(pair.getPublic().getEncoded()),
                null);
    }

    private void certify() {
        var pair = Rsa.newKeys();
        var certificate = Certificate.of(pair, "Tenpay.com Root", Chance.serial(), clock.instant());
        keys.put(
                new PlatformKey(
                        certificate.serial(),
                        base64(pair.getPrivate().getEncoded()),
                        base64(pair.getPublic().getEncoded()),
                        certificate));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
