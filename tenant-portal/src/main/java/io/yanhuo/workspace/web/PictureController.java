package io.yanhuo.workspace.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.CountedAs;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Traffic;
import io.yanhuo.access.Who;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Logos;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.TenantRefusal;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the restaurant's pictures and logo to everybody. */
@RestController
@OnFace({Face.STOREFRONT, Face.WORKSPACE, Face.API})
@Allow(value = Who.ANYONE, support = SupportMay.LOOK)
@CountedAs(Traffic.PICTURES)
class PictureController {
    private final Pictures pictures;
    private final Logos logos;

    PictureController(Pictures pictures, Logos logos) {
        this.pictures = pictures;
        this.logos = logos;
    }

    /** What is stored under an id never changes. */
    @GetMapping({
        "/pictures/{id}/{size}.jpg",
        "/admin/pictures/{id}/{size}.jpg",
        "/t/{publicId}/api/pictures/{id}/{size}.jpg"
    })
    ResponseEntity<Resource> picture(@PathVariable String id, @PathVariable String size) {
        var file =
                Pictures.Size.named(size)
                        .flatMap(wanted -> pictures.find(id, wanted))
                        .orElseThrow(() -> new Refused(new TenantRefusal.NotHere()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .eTag(id + "-" + size)
                .contentType(MediaType.IMAGE_JPEG)
                .body(new FileSystemResource(file));
    }

    @GetMapping({"/brand/logo.png", "/admin/brand/logo.png", "/t/{publicId}/api/brand/logo.png"})
    ResponseEntity<byte[]> logo() {
        var png = logos.current();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
                .eTag(DigestUtils.md5DigestAsHex(png))
                .contentType(MediaType.IMAGE_PNG)
                .body(png);
    }
}
