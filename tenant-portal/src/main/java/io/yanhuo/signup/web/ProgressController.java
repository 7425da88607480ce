package io.yanhuo.signup.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.shared.QrCode;
import io.yanhuo.signup.OwnersEntrance;
import io.yanhuo.signup.Progress;
import io.yanhuo.signup.Signups;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows an owner how the restaurant comes to be; nobody else can guess the address. */
@Controller
@OnFace(Face.PORTAL)
@Allow(Who.ANYONE)
@RequestMapping("/signup/{id:[0-9a-z]{20}}")
class ProgressController {
    private static final Map<String, String> PAGES =
            Map.of("workspace", "/admin", "miniprogram", "/admin/mini-program");

    private final Signups signups;
    private final ProgressStream stream;
    private final OwnersEntrance entrance;
    private final Browser browser;
    private final AddressSettings address;

    ProgressController(
            Signups signups,
            ProgressStream stream,
            OwnersEntrance entrance,
            Browser browser,
            AddressSettings address) {
        this.signups = signups;
        this.stream = stream;
        this.entrance = entrance;
        this.browser = browser;
        this.address = address;
    }

    @GetMapping
    String show(@PathVariable String id, Model model) {
        var progress = signups.progress(id);
        model.addAttribute("progress", progress);
        model.addAttribute("working", progress.state() == Progress.State.WORKING);
        var host = progress.host();
        if (host != null) model.addAttribute("store", address.url(host));
        return "signup/web/progress";
    }

    @GetMapping(value = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) {
        signups.progress(id);
        return stream.of(id);
    }

    /** The storefront's address, to be opened on a phone. */
    @GetMapping("/store.svg")
    ResponseEntity<String> code(@PathVariable String id) {
        var host = signups.progress(id).host();
        if (host == null) return ResponseEntity.notFound().build();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.noStore())
                .body(QrCode.of(address.url(host) + "/").svg());
    }

    /** Into the workspace, signed in if this is the browser that signed up. */
    @GetMapping("/enter/{page}")
    String enter(@PathVariable String id, @PathVariable String page, HttpServletRequest request) {
        var progress = signups.progress(id);
        var path = PAGES.getOrDefault(page, "/admin");
        return entrance.to(path, progress, browser.known(request).orElse(""))
                .map(url -> "redirect:" + url)
                .orElse("redirect:/signup/" + id);
    }
}
