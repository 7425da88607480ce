package io.yanhuo.distribution.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.distribution.ShareLinks;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same for a diner in the mini-program, who came through a share link or a poster. */
@RestController
@OnFace(Face.API)
class ShareApiController {
    private final ShareLinks links;

    ShareApiController(ShareLinks links) {
        this.links = links;
    }

    @PostMapping("/t/{publicId}/api/shares/{code}")
    @Allow(Who.DINER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void follow(@PathVariable String code, Actor diner) {
        links.follow(code, diner::id);
    }
}
