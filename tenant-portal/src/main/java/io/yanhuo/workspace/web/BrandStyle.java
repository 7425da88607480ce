package io.yanhuo.workspace.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The restaurant's colour as a style sheet; its address changes with the colour. */
@RestController
@OnFace(Face.WORKSPACE)
class BrandStyle {
    private static final String SHEET =
            """
            :root, [data-bs-theme] {
                --brand: %1$s;
                --tblr-primary: %1$s;
                --tblr-primary-rgb: %2$d, %3$d, %4$d;
                --tblr-primary-fg: #fff;
                --tblr-link-color-rgb: %2$d, %3$d, %4$d;
            }
            """;

    private final Brands brands;

    BrandStyle(Brands brands) {
        this.brands = brands;
    }

    @GetMapping(value = "/admin/brand.css", produces = "text/css;charset=UTF-8")
    @Allow(value = Who.ANYONE, support = SupportMay.LOOK)
    @CountedAs(Traffic.PICTURES)
    ResponseEntity<String> sheet() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(sheet(brands.current().colour()));
    }

    static String sheet(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return SHEET.formatted(colour, rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }
}
