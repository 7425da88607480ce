package io.yanhuo.members;

import io.yanhuo.shared.Few;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ConsentRows extends Repository<ConsentRow, Long> {
    ConsentRow save(ConsentRow row);

    Optional<ConsentRow> findFirstByDinerIdAndPurposeAndWithdrawnAtIsNullOrderByConsentIdDesc(
            String dinerId, String purpose);

    @Few("one for each purpose")
    List<ConsentRow> findByDinerIdAndWithdrawnAtIsNullOrderByConsentId(String dinerId);

    @Modifying(flushAutomatically = true)
    @Query("UPDATE ConsentRow c SET c.dinerId = :kept WHERE c.dinerId = :gone")
    void handOver(String gone, String kept);

    @Modifying(flushAutomatically = true)
    @Query(
            "UPDATE ConsentRow c SET c.withdrawnAt = :now"
                    + " WHERE c.dinerId = :dinerId AND c.withdrawnAt IS NULL")
    void withdrawAll(String dinerId, Instant now);
}
