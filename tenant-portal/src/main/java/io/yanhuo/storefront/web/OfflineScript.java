package io.yanhuo.storefront.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The service worker; it has to lie at the root, because it may keep only what lies below it. */
@Controller
@OnFace(Face.STOREFRONT)
@Allow(Who.ANYONE)
@CountedAs(Traffic.PICTURES)
class OfflineScript {
    private static final MediaType JAVASCRIPT = MediaType.valueOf("text/javascript;charset=UTF-8");

    @GetMapping("/sw.js")
    ResponseEntity<Resource> script() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(JAVASCRIPT)
                .body(new ClassPathResource("static/assets/store/sw.js"));
    }
}
