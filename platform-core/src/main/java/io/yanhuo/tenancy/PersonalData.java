package io.yanhuo.tenancy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Encrypts what identifies a person, with a data key of the restaurant in whose scope it happens.
 * Restaurant, table and column are sealed in, so that a value copied elsewhere cannot be read.
 *
 * <p>Stored as one byte of format, two of the key's version, and what {@link Sealing} makes. Values
 * of the platform itself, and restaurants' values from before they had keys of their own, are
 * sealed with derived keys and have no such head.
 */
@Service
public class PersonalData {
    private static final byte FORMAT = 1;
    private static final int HEAD = 3;

    private final MasterKey master;
    private final KeyRing keys;
    private final List<Discretion> discretions;

    PersonalData(MasterKey master, KeyRing keys, List<Discretion> discretions) {
        this.master = master;
        this.keys = keys;
        this.discretions = discretions;
    }

    /**
     * @throws KeysDestroyed if the restaurant has been purged
     * @throws IllegalStateException if whoever writes may not read what was there before
     */
    public byte[] encrypt(String plain, String table, String column) {
        if (veiled()) throw new IllegalStateException("no personal data from behind a veil");
        byte[] text = plain.getBytes(StandardCharsets.UTF_8);
        if (!TenantScope.bound()) {
            return Sealing.seal(derived(), text, place(table, column));
        }
        var own = keys.of(TenantScope.current().tenant());
        int version = own.newest();
        byte[] sealed = Sealing.seal(own.get(version), text, place(table, column));
        return ByteBuffer.allocate(HEAD + sealed.length)
                .put(FORMAT)
                .putShort((short) version)
                .put(sealed)
                .array();
    }

    /**
     * Here, and only here, personal data become readable; to whoever may not know them they come as
     * little more than initials.
     *
     * @throws IllegalStateException if it was sealed for another restaurant, table or column
     * @throws KeysDestroyed if the restaurant has been purged
     */
    public String decrypt(byte[] stored, String table, String column) {
        var plain = secret(stored, table, column);
        return veiled() ? Veil.over(plain) : plain;
    }

    /**
     * A key, password or message of a machine that is sealed in the same way, which no page shows.
     *
     * @throws IllegalStateException if it was sealed for another restaurant, table or column
     * @throws KeysDestroyed if the restaurant has been purged
     */
    public String secret(byte[] stored, String table, String column) {
        try {
            return new String(open(stored, place(table, column)), StandardCharsets.UTF_8);
        } catch (Sealing.NotSealedHere e) {
            throw new IllegalStateException("not sealed for this place", e);
        }
    }

    private boolean veiled() {
        return discretions.stream().anyMatch(Discretion::kept);
    }

    /** The same value, sealed with the newest key. */
    byte[] resealed(byte[] stored, String table, String column) {
        return encrypt(decrypt(stored, table, column), table, column);
    }

    /** With what every value begins that is sealed with the newest key. */
    byte[] head() {
        int newest = keys.of(TenantScope.current().tenant()).newest();
        return ByteBuffer.allocate(HEAD).put(FORMAT).putShort((short) newest).array();
    }

    /**
     * By which the full value can be found again; differs from restaurant to restaurant. Whoever
     * may not know who somebody is does not find out by trying numbers either.
     */
    public String hash(String plain) {
        return MasterKey.hash(hashKey(), veiled() ? "veiled " + plain : plain);
    }

    private byte[] open(byte[] stored, String place) {
        if (!TenantScope.bound()) return Sealing.open(derived(), stored, place);
        var key = key(version(stored));
        if (key.isEmpty()) return Sealing.open(derived(), stored, place);
        var sealed = new byte[stored.length - HEAD];
        ByteBuffer.wrap(stored).position(HEAD).get(sealed);
        try {
            return Sealing.open(key.get(), sealed, place);
        } catch (Sealing.NotSealedHere e) {
            // The first bytes of an old value are random, and may look like a head.
            return Sealing.open(derived(), stored, place);
        }
    }

    private Optional<byte[]> key(int version) {
        var tenant = TenantScope.current().tenant();
        var found = keys.of(tenant).find(version);
        return found.isPresent() || version == 0 ? found : keys.afresh(tenant).find(version);
    }

    /** 0 for a value without a head. */
    private static int version(byte[] stored) {
        return stored.length > HEAD && stored[0] == FORMAT
                ? ByteBuffer.wrap(stored).getShort(1)
                : 0;
    }

    private byte[] derived() {
        return DerivedKeys.data(master, owner());
    }

    private byte[] hashKey() {
        return TenantScope.bound()
                ? keys.of(TenantScope.current().tenant()).hashKey()
                : DerivedKeys.hash(master, owner());
    }

    private static String place(String table, String column) {
        return owner() + "|" + table + "|" + column;
    }

    /** Outside of any restaurant the platform itself is the owner. */
    private static String owner() {
        return TenantScope.bound() ? TenantScope.current().tenant().toString() : "platform";
    }
}
