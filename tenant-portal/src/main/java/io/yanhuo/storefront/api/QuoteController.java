package io.yanhuo.storefront.api;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.members.Coupon;
import io.yanhuo.ordering.Checkout;
import io.yanhuo.ordering.Price;
import io.yanhuo.ordering.Quote;
import io.yanhuo.shared.ApiBody;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** What a basket would cost now; changes nothing. */
@ApiController
class QuoteController {
    private final Checkout checkout;
    private final MessageSource texts;

    QuoteController(Checkout checkout, MessageSource texts) {
        this.checkout = checkout;
        this.texts = texts;
    }

    /**
     * @param bestCoupon puts in the coupon that saves most; then the basket names none
     */
    record QuoteBody(@NotNull @Valid BasketBody basket, @Nullable Boolean bestCoupon)
            implements ApiBody {}

    record Answer(
            List<Line> lines,
            Money goods,
            Money discount,
            Money packaging,
            Money delivery,
            Money payable,
            List<Coupon> coupons,
            @Nullable String couponId,
            List<Problem> problems) {}

    record Line(
            String skuId,
            String dish,
            String spec,
            List<String> addOns,
            int quantity,
            Money unit,
            Money amount) {}

    record Problem(String code, String message) {}

    @PostMapping("/quote")
    @Allow(Who.DINER)
    Answer quote(@Valid @RequestBody QuoteBody body, Actor diner, Locale locale) {
        var quote = checkout.quote(diner.id(), body.basket().basket());
        boolean best = Boolean.TRUE.equals(body.bestCoupon());
        if (best && quote.coupon() == null && !quote.coupons().isEmpty()) {
            var coupon = quote.coupons().getFirst().id();
            quote = checkout.quote(diner.id(), body.basket().basket(coupon));
        }
        return answer(quote, locale);
    }

    private Answer answer(Quote quote, Locale locale) {
        var price = quote.price();
        var coupon = quote.coupon();
        return new Answer(
                lines(quote, price.lines()),
                price.goods(),
                price.discount(),
                price.packaging(),
                price.delivery(),
                price.payable(),
                quote.coupons(),
                coupon == null ? null : coupon.id(),
                quote.problems().stream().map(problem -> problem(problem, locale)).toList());
    }

    private static List<Line> lines(Quote quote, List<Price.Line> prices) {
        return IntStream.range(0, Math.min(prices.size(), quote.choices().size()))
                .mapToObj(i -> {
                    var choice = quote.choices().get(i);
                    return new Line(
                            choice.skuId(),
                            choice.dish(),
                            choice.spec(),
                            choice.addOns().stream()
                                    .map(it -> it.name() + " ×" + it.quantity())
                                    .toList(),
                            choice.quantity(),
                            prices.get(i).unit(),
                            prices.get(i).amount());
                })
                .toList();
    }

    private Problem problem(Refusal refusal, Locale locale) {
        var arguments = refusal.arguments().toArray();
        return new Problem(refusal.code(), texts.getMessage(refusal.code(), arguments, locale));
    }
}
