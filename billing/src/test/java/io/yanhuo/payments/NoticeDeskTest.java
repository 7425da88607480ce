package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.yanhuo.payments.CallbackInbox.Letter;
import io.yanhuo.payments.CallbackInbox.Outcome;
import io.yanhuo.payments.PayRoutes.Payer;
import io.yanhuo.payments.PayRoutes.Route;
import io.yanhuo.payments.wechat.NoticeReader;
import io.yanhuo.payments.wechat.Trade;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Notices while the database server of the restaurant that was paid gives no connection. */
class NoticeDeskTest {
    private static final TenantId WANGJI = new TenantId(7);
    private static final String NUMBER = "o-7-1";

    private final CallbackInbox inbox = mock();
    private final NoticeReader reader = mock();
    private final PayRoutes routes = mock();
    private final Tenants tenants = mock();
    private final NoticeDesk desk =
            new NoticeDesk(inbox, reader, routes, mock(), mock(), tenants, mock());
    private final Letter letter = new Letter(1, "key", "TRANSACTION.SUCCESS", new byte[0], 0);

    @BeforeEach
    void a_notice_of_wangjis_whose_server_is_away() {
        var trade = mock(Trade.class);
        var tenant = mock(Tenant.class);
        when(trade.outTradeNo()).thenReturn(NUMBER);
        when(inbox.claim(letter)).thenReturn(true);
        when(inbox.open(letter)).thenReturn("{}");
        when(reader.resource("{}", Trade.class)).thenReturn(trade);
        when(tenants.get(WANGJI)).thenReturn(tenant);
        when(tenants.inReach(tenant)).thenReturn(false);
        when(tenants.as(eq(WANGJI), this.<Optional<String>>anyWork())).thenReturn(Optional.empty());
    }

    @Test
    @DisplayName("T-43 a diner's waits in the inbox without keeping those behind it waiting")
    void waits() {
        when(routes.find(NUMBER)).thenReturn(paidBy(Payer.DINER));

        assertThatThrownBy(() -> desk.process(letter)).isInstanceOf(NoticeDesk.OutOfReach.class);

        new InboxWorker(inbox, desk).process(letter);
        verify(inbox).putOff(letter);
        verify(tenants, never()).as(eq(WANGJI), this.<Optional<String>>anyWork());
        verify(inbox, never()).finish(any(), any(), anyString());
    }

    @Test
    void what_the_restaurant_paid_to_us_is_booked_with_us() {
        when(routes.find(NUMBER)).thenReturn(paidBy(Payer.RESTAURANT));

        desk.process(letter);

        verify(inbox).finish(letter, Outcome.DONE, "");
    }

    private static Optional<Route> paidBy(Payer payer) {
        return Optional.of(new Route(WANGJI, "key", payer));
    }

    private <T> Supplier<T> anyWork() {
        return any();
    }
}
