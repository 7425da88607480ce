package io.yanhuo.ordering;

import io.yanhuo.payments.RefundSettled;
import io.yanhuo.shared.Money;
import jakarta.persistence.EntityManager;

/** Orders whose money goes back, or does not. */
abstract class RefundScene extends AfternoonScene {
    /** What WeChat says of it. */
    void settle(String id, String key, boolean arrived) {
        var settled = new RefundSettled(id, key, Money.ofYuan("50.00"), arrived, clock.instant());
        shop.in(() -> shop.transaction().executeWithoutResult(_ -> beans.publishEvent(settled)));
    }

    /** As the module payments does it when WeChat says no for good. */
    void giveUp(String id) {
        shop.in(() ->
                shop.transaction()
                        .executeWithoutResult(_ -> {
                            update("UPDATE refund SET state = 'FAILED' WHERE subject = :id", id);
                            update("UPDATE payment SET given_back = 0 WHERE subject = :id", id);
                        }));
    }

    private void update(String sql, String id) {
        beans.getBean(EntityManager.class)
                .createNativeQuery(sql)
                .setParameter("id", id)
                .executeUpdate();
    }

    void refund(String id) {
        shop.in(() -> desk.refund(id, "卖完了", shop.owner));
    }
}
