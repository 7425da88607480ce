package io.yanhuo.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of somebody who orders here. */
@Entity
@Table(name = "diner")
class Diner {
    @Id private String dinerId;
    private byte @Nullable [] phoneCipher;
    private @Nullable String phoneHash;
    private @Nullable String appid;
    private @Nullable String openid;
    private @Nullable String joinedInto;
    private Instant createdAt;
    @Version private @Nullable Long version;

    protected Diner() {}

    Diner(String dinerId, Instant now) {
        this.dinerId = dinerId;
        this.createdAt = now;
    }

    Diner knownToWeChat(String itsAppid, String itsOpenid) {
        appid = itsAppid;
        openid = itsOpenid;
        return this;
    }

    Diner reachedBy(SealedPhone phone) {
        phoneCipher = phone.cipher();
        phoneHash = phone.hash();
        return this;
    }

    /** From now on whoever comes as this diner is the other one. */
    void joinInto(Diner other) {
        joinedInto = other.dinerId;
        appid = null;
        openid = null;
    }

    String dinerId() {
        return dinerId;
    }

    /** The diner that this one goes on as. */
    String goesOnAs() {
        return joinedInto == null ? dinerId : joinedInto;
    }

    byte @Nullable [] phoneCipher() {
        return phoneCipher == null ? null : phoneCipher.clone();
    }

    boolean hasPhone() {
        return phoneHash != null;
    }

    @Nullable String appid() {
        return appid;
    }

    @Nullable String openid() {
        return openid;
    }
}
