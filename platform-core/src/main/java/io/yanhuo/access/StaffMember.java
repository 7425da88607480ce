package io.yanhuo.access;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of somebody who works in the restaurant. */
@Entity
@Table(name = "staff")
class StaffMember {
    @Id private String staffId;
    private String name;
    private byte[] phoneCipher;
    private String phoneHash;
    private @Nullable String passwordHash;

    @Enumerated(EnumType.STRING)
    private StaffRole role;

    private boolean active;
    private Instant createdAt;
    @Version private @Nullable Long version;

    protected StaffMember() {}

    StaffMember(String staffId, String name, SealedPhone phone, StaffRole role, Instant now) {
        this.staffId = staffId;
        this.name = name;
        this.phoneCipher = phone.cipher();
        this.phoneHash = phone.hash();
        this.role = role;
        this.active = true;
        this.createdAt = now;
    }

    void useFromNowOn(String newPasswordHash) {
        passwordHash = newPasswordHash;
    }

    void workAs(StaffRole newRole) {
        role = newRole;
    }

    void comeBack() {
        active = true;
    }

    void leave() {
        active = false;
    }

    String staffId() {
        return staffId;
    }

    String name() {
        return name;
    }

    byte[] phoneCipher() {
        return phoneCipher.clone();
    }

    @Nullable String passwordHash() {
        return passwordHash;
    }

    StaffRole role() {
        return role;
    }

    boolean active() {
        return active;
    }
}
