package io.yanhuo.members;

import io.yanhuo.shared.Few;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface HeldCoupons extends Repository<HeldCoupon, String> {
    @Query(
            "FROM HeldCoupon c WHERE c.dinerId = :dinerId AND c.orderId IS NULL"
                    + " AND c.validUntil > :now ORDER BY c.off DESC, c.validUntil, c.couponId")
    List<HeldCoupon> usable(String dinerId, Instant now, Limit limit);

    @Query("SELECT c.offerId FROM HeldCoupon c WHERE c.dinerId = :dinerId")
    @Few("one for each offer at most")
    Set<String> offersTakenBy(String dinerId);

    @Modifying
    @Query("UPDATE HeldCoupon c SET c.orderId = NULL, c.usedAt = NULL WHERE c.orderId = :orderId")
    int giveBack(String orderId);

    @Query(
            "SELECT c.offerId AS offerId, COUNT(c) AS used FROM HeldCoupon c"
                    + " WHERE c.orderId IS NOT NULL GROUP BY c.offerId")
    @Few("one for each offer")
    List<Used> used();

    interface Used {
        String getOfferId();

        long getUsed();
    }

    /** Each offer once: of one that both took, the other's stays where it is, out of reach. */
    @Modifying(flushAutomatically = true)
    @Query(
            nativeQuery = true,
            value = "UPDATE IGNORE coupon SET diner_id = :kept WHERE diner_id = :gone")
    void handOver(String gone, String kept);

    @Modifying
    @Query("DELETE FROM HeldCoupon c WHERE c.dinerId = :dinerId AND c.orderId IS NULL")
    void deleteUnused(String dinerId);
}
