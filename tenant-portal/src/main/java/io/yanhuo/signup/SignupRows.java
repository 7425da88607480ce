package io.yanhuo.signup;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sign-ups in the platform schema; the phone number is sealed with the platform's key. */
@Repository
class SignupRows {
    private static final String TABLE = "signup";
    private static final String PHONE = "phone";

    private final JdbcClient platform;
    private final PersonalData personal;

    SignupRows(JdbcClient platform, PersonalData personal) {
        this.platform = platform;
        this.personal = personal;
    }

    /** What a new row is made of besides the restaurant. */
    record Origin(String id, String requestKey, @Nullable String browserHash, Instant at) {}

    /**
     * @throws org.springframework.dao.DuplicateKeyException if the request key is known
     */
    void insert(Origin origin, NewRestaurant restaurant) {
        var phone = restaurant.owner().digits();
        platform.sql(
                        """
                        INSERT INTO signup (signup_id, request_key, browser_hash, phone_hash,
                                            phone_cipher, name, wanted, cuisine, colour, logo,
                                            created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(origin.id(), origin.requestKey())
                .param(origin.browserHash())
                .params(personal.hash(phone), personal.encrypt(phone, TABLE, PHONE))
                .params(restaurant.name(), restaurant.wanted().value(), restaurant.cuisine())
                .param(restaurant.colour())
                .param(restaurant.logo())
                .param(utc(origin.at()))
                .update();
    }

    void insertConsent(String id, Consent consent, Instant at) {
        platform.sql(
                        "INSERT INTO signup_consent (signup_id, document, version, accepted_at)"
                                + " VALUES (?, ?, ?, ?)")
                .params(id, consent.document().name(), consent.version(), utc(at))
                .update();
    }

    Optional<String> byKey(String requestKey) {
        return platform.sql("SELECT signup_id FROM signup WHERE request_key = ?")
                .param(requestKey)
                .query(String.class)
                .optional();
    }

    Optional<Signup> find(String id) {
        return platform.sql(
                        """
                        SELECT signup_id, name, wanted, cuisine, colour, phone_cipher, welcomed_at
                          FROM signup WHERE signup_id = ?
                        """)
                .param(id)
                .query(this::signup)
                .optional();
    }

    /** Read on its own, because it is large. */
    byte @Nullable [] logo(String id) {
        return platform.sql("SELECT logo FROM signup WHERE signup_id = ?")
                .param(id)
                .query((row, _) -> row.getBytes("logo"))
                .list()
                .getFirst();
    }

    void forgetLogo(String id) {
        platform.sql("UPDATE signup SET logo = NULL WHERE signup_id = ?").param(id).update();
    }

    /** Those of before that never got as far as a welcome. */
    List<String> unwelcomed(Instant before) {
        return platform.sql(
                        "SELECT signup_id FROM signup WHERE welcomed_at IS NULL AND created_at < ?"
                                + " ORDER BY created_at LIMIT 1000")
                .param(utc(before))
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** With the consents, which say nothing any more without the person. */
    void forget(String id) {
        for (var table : List.of("signup_consent", "signup")) {
            platform.sql("DELETE FROM " + table + " WHERE signup_id = ?").param(id).update();
        }
    }

    void welcomed(String id, Instant at) {
        platform.sql("UPDATE signup SET welcomed_at = ? WHERE signup_id = ?")
                .params(utc(at), id)
                .update();
    }

    /** Whether it was sent from this browser, and later than that. */
    boolean isBrowser(String id, String browserHash, Instant from) {
        return platform.sql(
                                "SELECT COUNT(*) FROM signup WHERE signup_id = ?"
                                        + " AND browser_hash = ? AND created_at > ?")
                        .params(id, browserHash, utc(from))
                        .query(Long.class)
                        .single()
                == 1;
    }

    long since(Instant from, PhoneNumber phone) {
        return platform.sql("SELECT COUNT(*) FROM signup WHERE phone_hash = ? AND created_at > ?")
                .params(personal.hash(phone.digits()), utc(from))
                .query(Long.class)
                .single();
    }

    private Signup signup(ResultSet row, int number) throws SQLException {
        var welcomed = row.getObject("welcomed_at", LocalDateTime.class);
        return new Signup(
                row.getString("signup_id"),
                row.getString("name"),
                new Slug(row.getString("wanted")),
                row.getString("cuisine"),
                row.getString("colour"),
                new PhoneNumber(personal.decrypt(row.getBytes("phone_cipher"), TABLE, PHONE)),
                welcomed == null ? null : welcomed.toInstant(ZoneOffset.UTC));
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
