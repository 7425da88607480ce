package io.yanhuo.storefront.web;

import io.yanhuo.members.Addresses;
import io.yanhuo.members.SavedAddress;
import io.yanhuo.ordering.Checkout;
import io.yanhuo.ordering.Quote;
import io.yanhuo.ordering.Store;
import io.yanhuo.ordering.StoreView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** All that a checkout page needs to know, read over one connection. */
@Component
class Quotes {
    private final Checkout checkout;
    private final Store store;
    private final Addresses addresses;
    private final TransactionTemplate transaction;

    Quotes(Checkout checkout, Store store, Addresses addresses, TransactionTemplate transaction) {
        this.checkout = checkout;
        this.store = store;
        this.addresses = addresses;
        this.transaction = transaction;
    }

    /**
     * @param table name of the diner's table, or null
     */
    record Read(
            CheckoutForm form,
            Quote quote,
            StoreView store,
            List<SavedAddress> book,
            @Nullable String table) {}

    /**
     * @param first whether nobody has typed anything yet: the first saved address is proposed
     */
    Read read(String dinerId, CheckoutForm form, boolean first, @Nullable String tableCode) {
        return transaction.execute(status -> {
            // Nothing is written; what a quote refuses would else come back as a failed commit.
            status.setRollbackOnly();
            return readAll(dinerId, form, first, tableCode);
        });
    }

    private Read readAll(
            String dinerId, CheckoutForm form, boolean first, @Nullable String tableCode) {
        var book = dinerId.isEmpty() ? List.<SavedAddress>of() : addresses.list(dinerId);
        var filled = first ? form.with(AddressForm.first(book, "", "")) : form;
        var quote = quote(dinerId, filled, book, tableCode);
        var table = tableCode == null ? null : store.table(tableCode).orElse(null);
        return new Read(filled, quote, store.now(), book, table);
    }

    /** Unless the diner chose, the coupon that saves most is in it. */
    private Quote quote(
            String dinerId,
            CheckoutForm form,
            List<SavedAddress> book,
            @Nullable String tableCode) {
        var to = form.address().addressForPrice(book);
        boolean open = form.coupon().isEmpty() || form.coupon().equals(CheckoutForm.NO_COUPON);
        var plain =
                checkout.quote(dinerId, form.basket(tableCode, to, open ? null : form.coupon()));
        if (!form.coupon().isEmpty() || plain.coupons().isEmpty()) return plain;
        var best = plain.coupons().getFirst().id();
        return checkout.quote(dinerId, form.basket(tableCode, to, best));
    }
}
