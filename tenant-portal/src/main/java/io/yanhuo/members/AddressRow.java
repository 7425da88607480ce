package io.yanhuo.members;

import io.yanhuo.shared.RandomId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry of a diner's address book, sealed. */
@Entity
@Table(name = "diner_address")
class AddressRow {
    static final String TABLE = "diner_address";
    static final String CIPHER = "address_cipher";

    @Id private String addressId;
    private String dinerId;
    private byte[] addressCipher;
    private Instant savedAt;
    private boolean usual;
    @Version private @Nullable Long version;

    protected AddressRow() {}

    AddressRow(String dinerId, byte[] cipher, Instant now, boolean usual) {
        this.addressId = RandomId.ofLength(20);
        this.dinerId = dinerId;
        this.addressCipher = cipher;
        this.savedAt = now;
        this.usual = usual;
    }

    void change(byte[] cipher, Instant now) {
        this.addressCipher = cipher;
        this.savedAt = now;
    }

    void prefer(boolean preferred) {
        this.usual = preferred;
    }

    boolean usual() {
        return usual;
    }

    String id() {
        return addressId;
    }

    byte[] cipher() {
        return addressCipher;
    }
}
