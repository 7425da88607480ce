package dev.yanhuo.wechat.payer;

import dev.yanhuo.wechat.orders.Cashier;
import dev.yanhuo.wechat.orders.Orders;
import dev.yanhuo.wechat.orders.Prepay;
import dev.yanhuo.wechat.orders.Ticket;
import dev.yanhuo.wechat.orders.TradeState;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.User;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The payer's phone: scan, look, pay. */
@Controller
class PayerPages {
    private static final int PAID_SHOWN = 5;

    private final Orders orders;
    private final Ticket ticket;
    private final Cashier cashier;
    private final People people;
    private final Bill bill;

    PayerPages(Orders orders, Ticket ticket, Cashier cashier, People people, Bill bill) {
        this.orders = orders;
        this.ticket = ticket;
        this.cashier = cashier;
        this.people = people;
        this.bill = bill;
    }

    @GetMapping("/")
    String start(Model model) {
        model.addAttribute("open", orders.open().stream().map(bill::of).toList());
        model.addAttribute(
                "paid",
                orders.all().stream()
                        .filter(order -> order.state().isPaid())
                        .limit(PAID_SHOWN)
                        .map(Receipt::of)
                        .toList());
        return "payer/start";
    }

    @GetMapping("/scan")
    ModelAndView scan(@RequestParam(defaultValue = "") String url) {
        return ticket.find(url)
                .map(found -> redirect("/pay/" + found.id()))
                .orElseGet(() -> unknown("这不是微信支付的二维码，或订单已不存在。请向商家索取新的二维码。"));
    }

    @GetMapping("/pay/{id}")
    ModelAndView pay(@PathVariable String id, @RequestParam(defaultValue = "") String from) {
        return ticket.find(id).map(found -> page(found, from, "")).orElseGet(PayerPages::gone);
    }

    private ModelAndView page(Prepay prepay, String from, String problem) {
        var page = new ModelAndView("payer/pay");
        page.addObject("bill", bill.of(prepay));
        page.addObject("from", from);
        page.addObject("problem", problem);
        return page;
    }

    @PostMapping("/pay/{id}")
    ModelAndView act(
            @PathVariable String id,
            @RequestParam Cashier.Outcome outcome,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String from) {
        var prepay = ticket.find(id);
        if (prepay.isEmpty()) return gone();
        var payer = people.user(user);
        if (payer.isEmpty()) return refused(prepay.get(), from, "请选择付款人");
        return act(prepay.get(), payer.get(), outcome, from);
    }

    private ModelAndView act(Prepay prepay, User payer, Cashier.Outcome outcome, String from) {
        try {
            cashier.act(prepay, payer, outcome);
            var path = "/pay/" + prepay.id() + "/" + outcome.clientSees();
            return redirect(from.isEmpty() ? path : path + "?from=bridge");
        } catch (Cashier.CannotPay e) {
            return refused(prepay, from, e.reason());
        }
    }

    private ModelAndView refused(Prepay prepay, String from, String problem) {
        var page = page(prepay, from, problem);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @GetMapping("/pay/{id}/{result:ok|cancel|fail}")
    ModelAndView result(
            @PathVariable String id,
            @PathVariable String result,
            @RequestParam(defaultValue = "") String from) {
        Optional<Prepay> prepay = ticket.find(id);
        if (prepay.isEmpty()) return gone();
        // Nobody reads 支付成功 by typing an address.
        boolean paid = ticket.order(prepay.get()).state() != TradeState.NOTPAY;
        if (result.equals("ok") && !paid) return redirect("/pay/" + id);
        var page = new ModelAndView("payer/result");
        page.addObject("bill", bill.of(prepay.get()));
        page.addObject("result", result);
        page.addObject("from", from);
        return page;
    }

    @GetMapping("/miniprogram/{appid}")
    ModelAndView miniProgram(
            @PathVariable String appid,
            @RequestParam(defaultValue = "") String page,
            @RequestParam(defaultValue = "") String scene) {
        var app = people.app(appid);
        if (app.isEmpty()) return unknown("没有这个小程序。");
        var view = new ModelAndView("payer/miniprogram");
        view.addObject("app", app.get());
        view.addObject("page", page);
        view.addObject("scene", scene);
        return view;
    }

    private static ModelAndView gone() {
        return unknown("找不到这笔订单。请返回商家重新下单。");
    }

    private static ModelAndView unknown(String message) {
        var page = new ModelAndView("payer/unknown");
        page.addObject("message", message);
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }

    private static ModelAndView redirect(String to) {
        var view = new RedirectView(to);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(view);
    }
}
