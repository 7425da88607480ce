package io.yanhuo.distribution;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** Which diner is bound to whom, and how often share links were followed. */
@Repository
class Attributions {
    /** The expiry comes last: the conditions before it still see the old one. */
    private static final String BIND =
            """
            INSERT INTO attribution (diner_id, distributor_id, bound_at, expires_at)
            VALUES (:diner, :distributor, :now, :expires)
                ON DUPLICATE KEY UPDATE
                   distributor_id = IF(:last OR expires_at <= :now,
                                       VALUES(distributor_id), distributor_id),
                   bound_at = IF(:last OR expires_at <= :now, VALUES(bound_at), bound_at),
                   expires_at = IF(:last OR expires_at <= :now, VALUES(expires_at), expires_at)
            """;

    private final EntityManager entities;

    Attributions(EntityManager entities) {
        this.entities = entities;
    }

    void click(String distributorId, String dinerId, Instant at) {
        entities.createNativeQuery(
                        "INSERT INTO share_click (distributor_id, diner_id, clicked_at)"
                                + " VALUES (?1, ?2, ?3)")
                .setParameter(1, distributorId)
                .setParameter(2, dinerId)
                .setParameter(3, utc(at))
                .executeUpdate();
    }

    /** One statement, so that two clicks at once cannot both be the first. */
    void bind(String dinerId, String distributorId, Rules rules, Instant now) {
        entities.createNativeQuery(BIND)
                .setParameter("diner", dinerId)
                .setParameter("distributor", distributorId)
                .setParameter("now", utc(now))
                .setParameter(
                        "expires", utc(now.plus(java.time.Duration.ofDays(rules.windowDays()))))
                .setParameter("last", rules.touch() == Touch.LAST)
                .executeUpdate();
    }

    /** Who brought the diner, as far as that still counts. */
    @SuppressWarnings("unchecked")
    Optional<String> distributorOf(String dinerId, Instant now) {
        List<String> found =
                entities.createNativeQuery(
                                "SELECT distributor_id FROM attribution"
                                        + " WHERE diner_id = ?1 AND expires_at > ?2",
                                String.class)
                        .setParameter(1, dinerId)
                        .setParameter(2, utc(now))
                        .getResultList();
        return found.stream().findFirst();
    }

    /** The diner of one device turned out to be one that is known already. */
    void join(String from, String to) {
        entities.createNativeQuery(
                        "INSERT IGNORE INTO attribution (diner_id, distributor_id, bound_at,"
                                + " expires_at) SELECT ?2, distributor_id, bound_at, expires_at"
                                + " FROM attribution WHERE diner_id = ?1")
                .setParameter(1, from)
                .setParameter(2, to)
                .executeUpdate();
    }

    void forget(String dinerId) {
        entities.createNativeQuery("DELETE FROM attribution WHERE diner_id = ?1")
                .setParameter(1, dinerId)
                .executeUpdate();
    }

    /** By distributor, for all who have any. */
    @SuppressWarnings("unchecked")
    Map<String, Long> clicks() {
        List<Object[]> rows =
                entities.createNativeQuery(
                                "SELECT distributor_id, COUNT(*) FROM share_click"
                                        + " GROUP BY distributor_id")
                        .getResultList();
        return rows.stream()
                .collect(
                        Collectors.toMap(
                                row -> String.valueOf(row[0]),
                                row -> ((Number) row[1]).longValue()));
    }

    long clicks(String distributorId) {
        return ((Number)
                        entities.createNativeQuery(
                                        "SELECT COUNT(*) FROM share_click WHERE distributor_id = ?1")
                                .setParameter(1, distributorId)
                                .getSingleResult())
                .longValue();
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
