package io.yanhuo.payments.wechat;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Does not let an application start that would take money on the word of a sandbox. */
@Component
class ProductionGuard {
    ProductionGuard(WeChatSettings settings, Environment environment) {
        boolean trying = environment.acceptsProfiles(Profiles.of("dev | test"));
        if (!settings.real() && !trying) {
            throw new IllegalStateException(
                    "yanhuo.wechat.base-url: "
                            + settings.baseUrl()
                            + " is not WeChat Pay; leave it empty in production, or start with the"
                            + " profile dev");
        }
    }
}
