package io.yanhuo.access;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LoginSessions extends Repository<LoginSession, String> {
    record Found(
            String staffId, String name, StaffRole role, Instant lastSeenAt, Instant expiresAt) {}

    @Query(
            "SELECT new io.yanhuo.access.LoginSessions$Found("
                    + "m.staffId, m.name, m.role, s.lastSeenAt, s.expiresAt)"
                    + " FROM LoginSession s JOIN StaffMember m ON m.staffId = s.staffId"
                    + " WHERE s.tokenHash = :hash AND m.active = TRUE")
    Optional<Found> find(String hash);

    /**
     * Held until the transaction ends: who is shut out, and who is let in, wait for each other.
     *
     * @param hash of the password; empty for whoever did not need it
     * @return empty if nobody of that password works here
     */
    @Query(
            nativeQuery = true,
            value =
                    "SELECT staff_id FROM staff WHERE staff_id = :staffId AND active = TRUE"
                            + " AND (:hash = '' OR password_hash = :hash) FOR UPDATE")
    Optional<String> hold(String staffId, String hash);

    @Modifying
    @Query("UPDATE LoginSession s SET s.lastSeenAt = :now WHERE s.tokenHash = :hash")
    void note(String hash, Instant now);

    @Modifying
    @Query("DELETE FROM LoginSession s WHERE s.tokenHash = :hash")
    void end(String hash);

    @Modifying
    @Query("DELETE FROM LoginSession s WHERE s.staffId = :staffId")
    void endAll(String staffId);

    @Modifying
    @Query("DELETE FROM LoginSession s WHERE s.expiresAt < :now")
    void sweep(Instant now);
}
