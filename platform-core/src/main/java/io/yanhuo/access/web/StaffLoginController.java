package io.yanhuo.access.web;

import static io.yanhuo.access.web.PhoneLoginController.and;
import static io.yanhuo.access.web.PhoneLoginController.redirect;

import io.yanhuo.access.AccessRefusal;
import io.yanhuo.access.Allow;
import io.yanhuo.access.LocalPage;
import io.yanhuo.access.PhoneMemory;
import io.yanhuo.access.StaffSessions;
import io.yanhuo.access.Who;
import io.yanhuo.access.web.PhoneLoginController.Form;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where owner and staff sign in, by password or by a code in a text message. */
@Controller
@OnFace(Face.WORKSPACE)
@Allow(Who.ANYONE)
@RequestMapping("/admin")
class StaffLoginController {
    private static final String HOME = "/admin";
    private static final String PASSWORD = "password";
    private static final String CODE = "code";

    private final StaffSessions sessions;
    private final DoorSign sign;
    private final PhoneMemory memory;

    StaffLoginController(StaffSessions sessions, DoorSign sign, PhoneMemory memory) {
        this.sessions = sessions;
        this.sign = sign;
        this.memory = memory;
    }

    @GetMapping("/login")
    ModelAndView show(
            @RequestParam(defaultValue = PASSWORD) String by,
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String sent,
            @RequestParam(required = false) @Nullable String left,
            HttpServletRequest request) {
        if (sessions.of(request).isPresent()) return redirect(LocalPage.or(next, HOME));
        var phone = memory.read(request).map(PhoneNumber::digits).orElse("");
        return page(by, new Form(phone, "", next), null)
                .addObject("sent", sent != null)
                .addObject("left", left != null);
    }

    @PostMapping("/login")
    ModelAndView byPassword(
            @ModelAttribute Form form,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            if (password.isEmpty()) throw new Refused(new AccessRefusal.NothingTyped());
            sessions.signIn(form.number(), password, request, response);
            return redirect(LocalPage.or(form.next(), HOME));
        } catch (Refused refused) {
            return page(PASSWORD, form, LoginProblem.of(refused.refusal(), PASSWORD));
        }
    }

    @PostMapping("/login/by-code")
    ModelAndView byCode(
            @ModelAttribute Form form, HttpServletRequest request, HttpServletResponse response) {
        try {
            sessions.signInByCode(form.number(), form.typed(), request, response);
            return redirect(LocalPage.or(form.next(), HOME));
        } catch (Refused refused) {
            return page(CODE, form, LoginProblem.of(refused.refusal(), CODE));
        }
    }

    @PostMapping("/login/code")
    ModelAndView send(@ModelAttribute Form form, HttpServletResponse response) {
        try {
            sessions.sendCode(form.number());
            memory.keep(form.number(), response);
            return redirect("/admin/login?by=code&sent" + and(form.next()));
        } catch (Refused refused) {
            return page(CODE, form, LoginProblem.of(refused.refusal(), CODE));
        }
    }

    /** The same for a script, which stays on the page. */
    @PostMapping(value = "/login/code", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> sendQuietly(@ModelAttribute Form form) {
        sessions.sendCode(form.number());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/logout")
    ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(request, response);
        return redirect("/admin/login?left");
    }

    private ModelAndView page(String by, Form form, @Nullable LoginProblem problem) {
        var page =
                new ModelAndView("access/web/staff-login")
                        .addObject("door", sign.of("staff", Face.WORKSPACE))
                        .addObject("by", CODE.equals(by) ? CODE : PASSWORD)
                        .addObject("form", form)
                        .addObject("problem", problem);
        if (problem != null) page.setStatus(problem.status());
        return page;
    }
}
