package io.yanhuo.practice.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.practice.Practices;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The owner has the practice copy made, enters it, and has it made anew or removed. */
@Controller
@RequestMapping("/admin/practice")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.PRACTICE_EDIT)
class PracticeController {
    private static final String PAGE = "redirect:/admin/practice";

    private final Practices practices;
    private final Tenants tenants;
    private final AddressSettings address;

    PracticeController(Practices practices, Tenants tenants, AddressSettings address) {
        this.practices = practices;
        this.tenants = tenants;
        this.address = address;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry practiceEntry() {
            return new WorkspaceEntry(
                            "practice.navigation",
                            "/admin/practice",
                            Permission.PRACTICE_EDIT,
                            260,
                            "copy")
                    .notInPractice();
        }
    }

    @GetMapping
    ModelAndView show() {
        var standing = practices.of(tenants.current().id());
        var copy = standing.copy();
        return new ModelAndView("practice/web/practice")
                .addObject("standing", standing)
                .addObject("store", copy == null ? null : address.url(copy.host()));
    }

    @PostMapping
    ModelAndView make(Actor actor) {
        practices.make(tenants.current().id(), actor);
        return new ModelAndView(PAGE);
    }

    @PostMapping("/end")
    ModelAndView end(RedirectAttributes flash) {
        practices.end(tenants.current().id());
        flash.addFlashAttribute("notice", "practice.ended");
        return new ModelAndView(PAGE);
    }

    /** A link and no form: where a form leads to another host, browsers do not follow. */
    @GetMapping("/entrance")
    ResponseEntity<Void> enter(Actor actor) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(practices.entrance(actor)))
                .build();
    }
}
