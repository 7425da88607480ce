package io.yanhuo.members;

import io.yanhuo.shared.Few;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Offers extends Repository<Offer, String> {
    Offer save(Offer offer);

    Optional<Offer> findById(String id);

    @Few("CouponDesk.MOST_OPEN")
    List<Offer> findByActiveTrueOrderByCreatedAtDesc();

    long countByActiveTrue();

    long count();

    List<Offer> findAllByOrderByCreatedAtDesc(Limit limit);

    /** 1 for everybody who gets one: the database counts. */
    @Modifying
    @Query(
            "UPDATE Offer o SET o.taken = o.taken + 1 WHERE o.offerId = :id AND o.active"
                    + " AND (o.total IS NULL OR o.taken < o.total)")
    int takeOne(String id);

    /** A second one for the same diner is left out without an error: 0. */
    @Modifying
    @Query(
            nativeQuery = true,
            value =
                    """
                    INSERT IGNORE INTO coupon (coupon_id, offer_id, diner_id, name, off, at_least,
                                               taken_at, valid_until)
                    SELECT :couponId, offer_id, :dinerId, name, off, at_least,
                           :now, TIMESTAMPADD(DAY, valid_days, :now)
                    FROM coupon_offer WHERE offer_id = :id
                    """)
    int hand(String couponId, String id, String dinerId, Instant now);
}
