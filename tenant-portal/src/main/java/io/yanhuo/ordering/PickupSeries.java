package io.yanhuo.ordering;

import io.yanhuo.tenancy.NumberSeries;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where {@link PickupNumbers} have come to: a 取餐号 is called out, and only one may come for it. */
@Configuration(proxyBeanMethods = false)
class PickupSeries {
    @Bean
    NumberSeries pickupNumberSeries() {
        return new NumberSeries(
                "pickup_counter", List.of("store_id", "business_day"), "last_number");
    }
}
