package io.yanhuo.operations.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.subscriptions.Bill;
import io.yanhuo.subscriptions.BillBook;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.OnFace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the restaurants were billed and what they paid. */
@Controller
@OnFace(Face.OPERATORS)
@Allow(value = Who.OPERATOR, may = Permission.BILLS_VIEW)
class BillsController {
    private static final int PER_PAGE = 50;

    private final BillBook book;
    private final Fleet fleet;

    BillsController(BillBook book, Fleet fleet) {
        this.book = book;
        this.fleet = fleet;
    }

    /**
     * @param state null for all
     * @param before only smaller numbers than this
     */
    @GetMapping("/bills")
    ModelAndView list(
            @RequestParam(required = false) Bill.@Nullable State state,
            @RequestParam(required = false) @Nullable Long before) {
        var bills = book.latest(state, before, PER_PAGE + 1);
        var tenants = bills.stream().map(Bill::tenant).distinct().toList();
        return new ModelAndView("operations/web/bills")
                .addObject("chosen", state)
                .addObject("states", Bill.State.values())
                .addObject("tenants", fleet.byIds(tenants))
                .addObject("bills", bills.stream().limit(PER_PAGE).toList())
                .addObject("more", bills.size() > PER_PAGE);
    }
}
