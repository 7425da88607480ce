package io.yanhuo.menu;

import io.yanhuo.tenancy.LeftOut;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What owners do not get of this module's tables. */
@Configuration(proxyBeanMethods = false)
class MenuLeftOut {
    @Bean
    LeftOut leftOutOfMenu() {
        return LeftOut.of(LeftOut.Reason.TECHNICAL, "menu_edition");
    }
}
