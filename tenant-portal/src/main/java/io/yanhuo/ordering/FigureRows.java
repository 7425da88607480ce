package io.yanhuo.ordering;

import io.yanhuo.shared.Few;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FigureRows extends Repository<Order, String> {
    interface Sums {
        long getOrders();

        long getTurnover();

        long getRefunded();
    }

    /** An order that was paid back counts as such, and no longer as sold. */
    @Query(
            nativeQuery = true,
            value =
                    """
                    SELECT COALESCE(SUM(status NOT IN ('REFUNDING', 'REFUNDED')), 0) AS orders,
                           COALESCE(SUM(IF(status IN ('REFUNDING', 'REFUNDED'), 0, payable)), 0)
                               AS turnover,
                           COALESCE(SUM(status IN ('REFUNDING', 'REFUNDED')), 0) AS refunded
                    FROM orders WHERE business_day = :day AND paid_at IS NOT NULL
                    """)
    Sums of(LocalDate day);

    interface DaySums extends Sums {
        LocalDate getDay();
    }

    /** Days on which nothing was sold are missing. */
    @Query(
            nativeQuery = true,
            value =
                    """
                    SELECT business_day AS day,
                           SUM(status NOT IN ('REFUNDING', 'REFUNDED')) AS orders,
                           SUM(IF(status IN ('REFUNDING', 'REFUNDED'), 0, payable)) AS turnover,
                           SUM(status IN ('REFUNDING', 'REFUNDED')) AS refunded
                    FROM orders
                    WHERE business_day BETWEEN :first AND :last AND paid_at IS NOT NULL
                    GROUP BY business_day
                    """)
    @Few("one for each of the days")
    List<DaySums> between(LocalDate first, LocalDate last);

    @Query(
            "SELECT o.placing.placedAt FROM Order o"
                    + " ORDER BY o.businessDay DESC, o.placing.placedAt DESC LIMIT 1")
    Optional<Instant> lastOrder();
}
