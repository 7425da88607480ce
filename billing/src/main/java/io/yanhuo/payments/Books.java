package io.yanhuo.payments;

import io.yanhuo.payments.PayRoutes.Payer;
import org.springframework.stereotype.Component;

/** Finds the book in which a payment is written. */
@Component
class Books {
    private final TenantBook diners;
    private final PlatformBook restaurants;
    private final PayRoutes routes;

    Books(TenantBook diners, PlatformBook restaurants, PayRoutes routes) {
        this.diners = diners;
        this.restaurants = restaurants;
        this.routes = routes;
    }

    PaymentBook of(Payer payer) {
        return switch (payer) {
            case DINER -> diners;
            case RESTAURANT -> restaurants;
        };
    }

    PaymentBook of(String outTradeNo) {
        return of(routes.find(outTradeNo).orElseThrow().payer());
    }
}
