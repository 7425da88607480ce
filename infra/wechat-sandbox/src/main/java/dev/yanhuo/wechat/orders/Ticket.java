package dev.yanhuo.wechat.orders;

import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.User;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what a code or a {@code prepay_id} leads to, and who could pay it. */
@Component
public class Ticket {
    private final Orders orders;
    private final People people;

    Ticket(Orders orders, People people) {
        this.orders = orders;
        this.people = people;
    }

    public Optional<Prepay> find(String idOrCodeUrl) {
        return orders.prepay(Prepay.tokenOf(idOrCodeUrl.strip()));
    }

    public Order order(Prepay prepay) {
        return orders.byKey(prepay.order()).orElseThrow();
    }

    /** Whoever ordered, or opened the order first; anybody, while nobody has. */
    public List<User> payers(Prepay prepay) {
        var order = order(prepay);
        if (order.openedBy() != null) return people.user(order.openedBy()).stream().toList();
        var placed = order.placed();
        if (placed.openid() == null) return people.users();
        return people.byOpenid(placed.payingAppid(), placed.openid()).stream().toList();
    }
}
