package io.yanhuo.ordering;

import static io.yanhuo.ordering.OrderStatus.REFUNDED;
import static io.yanhuo.ordering.OrderStatus.REFUNDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.workspace.Colleague;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.MultiValueMap;

/** The page of an order whose refund WeChat has given up. */
class RepaidPageIT extends RefundScene {
    @Autowired MockMvc mvc;
    @Autowired StaffAccounts staff;
    @Autowired Tickets tickets;

    private String page = "";
    private String id = "";

    @BeforeEach
    void an_order_whose_money_did_not_arrive() {
        id = shop.placed();
        page = "/admin/orders/" + id;
        shop.pay(id);
        refund(id);
        giveUp(id);
        settle(id, "whole-1", false);
    }

    @Test
    void notes_that_it_was_paid_back_in_cash_and_then_asks_for_nothing_more() {
        var owner = colleague(StaffRole.OWNER);
        assertThat(shown(owner)).contains("已用别的办法退给顾客", "¥50.00");

        assertThat(repay(owner, "5000", "现金")).isEqualTo(303);

        assertThat(shop.status(id)).isEqualTo(REFUNDED);
        assertThat(shown(owner)).contains("现金").doesNotContain("记为已退", "整单退款");
        assertThat(steps()).as("in the list").isEmpty();
    }

    @Test
    void says_what_is_missing_and_changes_nothing() {
        var owner = colleague(StaffRole.OWNER);

        assertThat(repay(owner, "5000", " ")).isEqualTo(422);
        assertThat(repay(owner, "5000", "长".repeat(201))).isEqualTo(422);
        assertThat(repay(owner, "-1", "现金")).isEqualTo(422);
        assertThat(repay(owner, "4999", "现金")).isEqualTo(303);

        assertThat(shown(owner)).contains("金额刚刚变了");
        assertThat(shop.status(id)).isEqualTo(REFUNDING);
    }

    @Test
    void takes_what_is_typed_for_words_also_where_it_looks_like_a_text_of_the_house() {
        var owner = colleague(StaffRole.OWNER);

        assertThat(repay(owner, "5000", Act.AUTOMATIC)).isEqualTo(303);

        assertThat(shown(owner)).contains(Act.AUTOMATIC);
    }

    @Test
    void is_no_page_to_note_it_on_for_somebody_who_may_give_nothing_back() {
        var waiter = colleague(StaffRole.CASHIER);

        assertThat(shown(waiter)).doesNotContain("记为已退");
        assertThat(repay(waiter, "5000", "现金")).isEqualTo(403);
        assertThat(shop.status(id)).isEqualTo(REFUNDING);
    }

    private List<OrderStep> steps() {
        var all = new OrderFilter(OrderFilter.Tab.ALL, null, shop.in(() -> desk.today()), "", 1);
        return shop.in(() -> desk.list(all)).rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow()
                .steps();
    }

    private Colleague colleague(StaffRole role) {
        return new Colleague(mvc, shop.tenant(), role, staff, tickets);
    }

    private String shown(Colleague to) {
        return Colleague.body(to.open(page));
    }

    private int repay(Colleague by, String owed, String how) {
        var fields = MultiValueMap.fromSingleValue(Map.of("owed", owed, "how", how));
        return by.submit(page + "/repaid", fields).getResponse().getStatus();
    }
}
