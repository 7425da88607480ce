package io.yanhuo.ordering;

import static java.util.stream.Collectors.joining;

import io.yanhuo.tenancy.AwaitedRows;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meals and money that a diner still waits for; those that {@link OrderDesk#unsettled} counts. */
@Configuration(proxyBeanMethods = false)
class OrdersAwaited {
    @Bean
    AwaitedRows awaitedOrders() {
        var waiting =
                Arrays.stream(OrderStatus.values())
                        .filter(status -> !status.settled())
                        .map(status -> "'" + status + "'")
                        .collect(joining(", "));
        return new AwaitedRows("orders", "r.status IN (" + waiting + ")");
    }
}
