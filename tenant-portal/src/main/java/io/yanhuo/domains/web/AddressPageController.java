package io.yanhuo.domains.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.domains.AddressDesk;
import io.yanhuo.domains.web.AddressLook.Seen;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.AddressBook;
import io.yanhuo.tenancy.AddressRefusal;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TypedAddress;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The owner exchanges the restaurant's address on the platform for another, or goes back. */
@Controller
@RequestMapping("/admin/address")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.DOMAINS_EDIT)
class AddressPageController {
    private static final String PAGE = "/admin/address";

    private final AddressDesk desk;
    private final AddressLook look;
    private final AddressSettings settings;
    private final Tenants tenants;
    private final Clock clock;

    AddressPageController(
            AddressDesk desk,
            AddressLook look,
            AddressSettings settings,
            Tenants tenants,
            Clock clock) {
        this.desk = desk;
        this.look = look;
        this.settings = settings;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry addressEntry() {
            return new WorkspaceEntry(
                            "domains.address.navigation",
                            PAGE,
                            Permission.DOMAINS_EDIT,
                            244,
                            "map-pin")
                    .notInPractice();
        }
    }

    @GetMapping
    ModelAndView show() {
        return page(desk.book());
    }

    /** While somebody types. */
    @GetMapping("/free")
    @ResponseBody
    Seen free(@RequestParam String typed, Locale locale) {
        return look.at(typed, desk.book(), locale);
    }

    /** What it would mean, before it is done. */
    @GetMapping("/check")
    ModelAndView check(@RequestParam String typed, Locale locale) {
        var book = desk.book();
        var seen = look.at(typed, book, locale);
        if (seen.good()) {
            return page(book).addObject("wanted", seen.address()).addObject("to", seen.host());
        }
        return wrong(book, typed, seen.message(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping
    ModelAndView change(
            @RequestParam(defaultValue = "") String typed,
            Locale locale,
            RedirectAttributes flash) {
        try {
            var change = desk.change(read(typed));
            var notice = change.isPresent() ? "domains.address.changed" : "domains.address.already";
            flash.addFlashAttribute("notice", notice);
            change.ifPresent(it -> flash.addFlashAttribute("before", it.from()));
            return new ModelAndView("redirect:" + PAGE);
        } catch (Refused refused) {
            var refusal = refused.refusal();
            return wrong(desk.book(), typed, look.text(refusal, locale), refusal.status());
        }
    }

    private static Slug read(String typed) {
        return switch (TypedAddress.read(typed)) {
            case TypedAddress.Good(var slug) -> slug;
            case TypedAddress.Bad bad -> throw new Refused(new AddressRefusal.NotAnAddress(bad));
        };
    }

    private ModelAndView wrong(
            AddressBook book, @Nullable String typed, String problem, HttpStatus status) {
        var page = page(book).addObject("typed", typed).addObject("problem", problem);
        page.setStatus(status);
        return page;
    }

    private ModelAndView page(AddressBook book) {
        var tenant = tenants.current();
        var now = clock.instant();
        return new ModelAndView("domains/web/address")
                .addObject("book", book)
                .addObject("url", settings.url(book.present().host()))
                .addObject("domain", settings.domain())
                .addObject("most", AddressBook.MOST)
                .addObject("rest", book.restsUntil(now).orElse(null))
                .addObject("now", now)
                .addObject("open", tenant.state().open())
                .addObject("zone", ZoneId.of(tenant.timeZone()));
    }
}
