package io.yanhuo.storefront.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The restaurant's colours as a style sheet, so that no page needs a style of its own. */
@Controller
@OnFace(Face.STOREFRONT)
@Allow(Who.ANYONE)
@CountedAs(Traffic.PICTURES)
class BrandSheet {
    private final Brands brands;

    BrandSheet(Brands brands) {
        this.brands = brands;
    }

    @GetMapping(value = "/brand.css", produces = "text/css")
    ResponseEntity<String> css(@RequestParam(required = false) @Nullable String v) {
        var colour = brands.current().colour();
        boolean named = colour.substring(1).equals(v);
        var keep =
                named
                        ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                        : CacheControl.maxAge(Duration.ofMinutes(5));
        return ResponseEntity.ok().cacheControl(keep).body(new Shades(colour).css());
    }
}
