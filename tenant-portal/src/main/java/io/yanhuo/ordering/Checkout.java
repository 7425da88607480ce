package io.yanhuo.ordering;

import io.yanhuo.members.Coupon;
import io.yanhuo.members.CouponRefusal.NotUsable;
import io.yanhuo.members.Coupons;
import io.yanhuo.menu.MenuRefusal.TakenMeanwhile;
import io.yanhuo.ordering.OrderRefusal.BadKey;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** From basket to order. */
@Service
public class Checkout {
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_SOURCE = 20;
    private static final int ATTEMPTS = 5;

    private final Store store;
    private final Assessor assessor;
    private final Coupons coupons;
    private final Placement placement;
    private final Orders orders;
    private final UnpaidPlaces places;
    private final TransactionTemplate transaction;

    Checkout(
            Store store,
            Assessor assessor,
            Coupons coupons,
            Placement placement,
            Orders orders,
            UnpaidPlaces places,
            TransactionTemplate transaction) {
        this.store = store;
        this.assessor = assessor;
        this.coupons = coupons;
        this.placement = placement;
        this.orders = orders;
        this.places = places;
        this.transaction = transaction;
    }

    /** Shows what it would cost and what is in the way; changes nothing. */
    public Quote quote(String dinerId, Basket basket) {
        var barred = store.barred();
        return transaction.execute(status -> {
            // What the menu refuses would else come back as a failed commit.
            status.setRollbackOnly();
            return quote(dinerId, basket, store.state(barred));
        });
    }

    /**
     * Places the order, unpaid: stock and coupon are taken until it is paid or times out.
     *
     * @param seen what the diner was shown as payable; another price is refused, not charged
     * @param key made by the client for this attempt: the same key gives the same order
     * @param source where the diner came from, such as {@code table}, {@code share}, {@code web}
     * @return the order's id
     * @throws Refused with the first problem
     */
    public String place(String dinerId, Basket basket, Money seen, String key, String source) {
        boolean known = !key.isBlank() && key.length() <= LONGEST_KEY;
        if (!known || seen.fen() < 0 || source.length() > LONGEST_SOURCE) {
            throw new Refused(new BadKey());
        }
        var barred = store.barred();
        try {
            return places.use(
                    dinerId,
                    place -> {
                        var attempt = new Placement.Attempt(dinerId, key, source, place);
                        return whileOthersBuy(
                                () -> placement.place(attempt, basket, seen, store.state(barred)));
                    });
        } catch (Refused | DataIntegrityViolationException e) {
            // A repetition is refused for what its original has taken: it is the same order.
            return orders.placed(dinerId, key).orElseThrow(() -> e);
        }
    }

    /** In the next attempt it is seen what the others have left, and said if it is not enough. */
    private String whileOthersBuy(Supplier<String> placing) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(_ -> placing.get());
            } catch (Refused e) {
                boolean lost = e.refusal() instanceof TakenMeanwhile;
                if (!lost || attempt == ATTEMPTS) throw e;
            }
        }
    }

    private Quote quote(String dinerId, Basket basket, StoreState state) {
        var usable = coupons.usable(dinerId);
        var chosen = chosen(usable, basket.couponId());
        var assessed = assessor.assess(basket, state, chosen);
        var problems = new ArrayList<Refusal>(assessed.problems());
        if (basket.couponId() != null && chosen == null) problems.add(new NotUsable());
        var price = assessed.price();
        return new Quote(
                assessed.choices(),
                price,
                usable.stream().filter(coupon -> coupon.fits(price.goods())).toList(),
                chosen == null || !chosen.fits(price.goods()) ? null : chosen,
                List.copyOf(problems));
    }

    private static @Nullable Coupon chosen(List<Coupon> usable, @Nullable String id) {
        return usable.stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
    }
}
