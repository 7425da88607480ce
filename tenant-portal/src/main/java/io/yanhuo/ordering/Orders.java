package io.yanhuo.ordering;

import io.yanhuo.ordering.OrderRefusal.NoSuchOrder;
import io.yanhuo.shared.Few;
import io.yanhuo.shared.Refused;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Orders extends Repository<Order, String> {
    Optional<Order> findById(String id);

    /** Nobody else changes it until the transaction ends; it is read as it is now. */
    @Query(nativeQuery = true, value = "SELECT * FROM orders WHERE order_id = :id FOR UPDATE")
    Optional<Order> lock(String id);

    @Query(
            "SELECT o.orderId FROM Order o WHERE o.placing.dinerId = :dinerId"
                    + " AND o.placing.attemptKey = :key")
    Optional<String> placed(String dinerId, String key);

    @Query(
            "SELECT o.placing.unpaidPlace FROM Order o WHERE o.placing.dinerId = :dinerId"
                    + " AND o.placing.unpaidPlace IS NOT NULL")
    @Few("UnpaidPlaces has no more")
    Set<Integer> unpaidPlaces(String dinerId);

    List<Order> findByPlacingDinerIdOrderByPlacingPlacedAtDesc(String dinerId, Limit limit);

    long countByStatusIn(Collection<OrderStatus> statuses);

    @Query(
            "SELECT COUNT(o) FROM Order o"
                    + " WHERE o.status = :status AND o.placing.placedAt < :before")
    long countPlaced(Instant before, OrderStatus status);

    boolean existsByPlacingDinerIdAndStatusIn(String dinerId, Collection<OrderStatus> statuses);

    default Order get(String id) {
        return findById(id).orElseThrow(() -> new Refused(new NoSuchOrder()));
    }

    default Order getLocked(String id) {
        return lock(id).orElseThrow(() -> new Refused(new NoSuchOrder()));
    }

    /** An order of somebody else is as if it were not there. */
    default Order getOf(String id, String dinerId) {
        return findById(id)
                .filter(order -> order.placing().dinerId().equals(dinerId))
                .orElseThrow(() -> new Refused(new NoSuchOrder()));
    }

    /**
     * With the version, so that whoever changes one of them meanwhile does not hand it back;
     * without the places of unpaid ones, which may be taken there.
     */
    @Modifying(flushAutomatically = true)
    @Query(
            nativeQuery = true,
            value =
                    "UPDATE orders SET diner_id = :kept, unpaid_place = NULL, version = version + 1"
                            + " WHERE diner_id = :gone")
    void handOver(String gone, String kept);
}
