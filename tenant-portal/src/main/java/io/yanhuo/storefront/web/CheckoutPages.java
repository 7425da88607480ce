package io.yanhuo.storefront.web;

import io.yanhuo.ordering.OrderRefusal;
import io.yanhuo.ordering.Quote;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refusal;
import io.yanhuo.storefront.web.CheckoutPage.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Puts a checkout into the words of the page. That an address is missing it does not say before
 * there was a chance to fill it in: submitting without one names each field.
 */
@Component
class CheckoutPages {
    private static final Map<String, String> PLACES =
            Map.of(
                    "delivery.too-far", "#point",
                    "ordering.address-missing", "#point",
                    "ordering.remark-too-long", "#remark",
                    "ordering.too-many-unpaid", "/orders");

    private final MessageSource texts;

    CheckoutPages(MessageSource texts) {
        this.texts = texts;
    }

    /**
     * @param errors text keys by field
     * @param refusals of this attempt, before what is in the way anyhow
     */
    ModelAndView show(Quotes.Read read, Map<String, String> errors, List<Refusal> refusals) {
        var quote = read.quote();
        var shown = new LinkedHashMap<String, String>();
        errors.forEach((field, key) -> shown.put(field, text(key)));
        var page =
                new CheckoutPage(
                        read.form(),
                        read.store(),
                        read.table(),
                        read.book(),
                        CheckoutPage.lines(quote),
                        quote.price(),
                        quote.coupons(),
                        quote.coupon() == null ? "" : quote.coupon().id(),
                        problems(quote, shown, refusals),
                        shown,
                        RandomId.ofLength(24));
        return new ModelAndView("storefront/web/checkout", "page", page);
    }

    private List<Problem> problems(
            Quote quote, Map<String, String> errors, List<Refusal> refusals) {
        var problems = new ArrayList<Problem>();
        errors.forEach((field, text) -> problems.add(new Problem("#" + field, text)));
        refusals.forEach(refusal -> problems.add(problem(refusal)));
        quote.problems().stream()
                .filter(refusal -> !(refusal instanceof OrderRefusal.AddressMissing))
                .forEach(refusal -> problems.add(problem(refusal)));
        return problems.stream().distinct().toList();
    }

    private Problem problem(Refusal refusal) {
        var arguments = refusal.arguments().toArray();
        var text = texts.getMessage(refusal.code(), arguments, LocaleContextHolder.getLocale());
        return new Problem(PLACES.get(refusal.code()), text);
    }

    private String text(String key) {
        return texts.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
