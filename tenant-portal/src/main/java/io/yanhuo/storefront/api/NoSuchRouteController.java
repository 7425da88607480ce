package io.yanhuo.storefront.api;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.shared.Refused;
import org.springframework.web.bind.annotation.RequestMapping;

/** Whatever else is asked of the API is not there, in words that a machine reads. */
@ApiController
@Allow(Who.ANYONE)
class NoSuchRouteController {
    @RequestMapping({"", "/**"})
    void refuse() {
        throw new Refused(new ApiRefusal.NoSuchRoute());
    }
}
