package io.yanhuo.access.web;

import io.yanhuo.access.AccessRefusal;
import io.yanhuo.access.CodeSessions;
import io.yanhuo.access.LocalPage;
import io.yanhuo.access.PhoneMemory;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/** Signs people in by a code in a text message; whose door it is says the sub-class. */
abstract class PhoneLoginController {
    static final String SECRET = "code";

    private final CodeSessions sessions;
    private final DoorSign sign;
    private final PhoneMemory memory;
    private final Door door;

    PhoneLoginController(CodeSessions sessions, DoorSign sign, PhoneMemory memory, Door door) {
        this.sessions = sessions;
        this.sign = sign;
        this.memory = memory;
        this.door = door;
    }

    /**
     * @param kind of the texts, such as {@code diner}
     * @param home where somebody comes to who wanted nothing in particular
     */
    record Door(String kind, Face face, String home) {}

    /**
     * @param next page to go on to
     */
    record Form(@Nullable String phone, @Nullable String code, @Nullable String next) {
        PhoneNumber number() {
            return Optional.ofNullable(phone)
                    .flatMap(PhoneNumber::parse)
                    .orElseThrow(() -> new Refused(new AccessRefusal.NotAPhone()));
        }

        String typed() {
            if (code == null || code.isBlank()) throw new Refused(new AccessRefusal.WrongCode());
            return code;
        }
    }

    @GetMapping("/login")
    ModelAndView show(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String sent,
            HttpServletRequest request) {
        var phone = memory.read(request).map(PhoneNumber::digits).orElse("");
        return page(new Form(phone, "", next), null).addObject("sent", sent != null);
    }

    @PostMapping("/login")
    ModelAndView signIn(
            @ModelAttribute Form form, HttpServletRequest request, HttpServletResponse response) {
        try {
            sessions.signIn(form.number(), form.typed(), request, response);
            return redirect(LocalPage.or(form.next(), door.home()));
        } catch (Refused refused) {
            return page(form, LoginProblem.of(refused.refusal(), SECRET));
        }
    }

    @PostMapping("/login/code")
    ModelAndView send(@ModelAttribute Form form, HttpServletResponse response) {
        try {
            sessions.sendCode(form.number());
            memory.keep(form.number(), response);
            return redirect("/login?sent" + and(form.next()));
        } catch (Refused refused) {
            return page(form, LoginProblem.of(refused.refusal(), SECRET));
        }
    }

    /** The same for a script, which stays on the page. */
    @PostMapping(value = "/login/code", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> sendQuietly(@ModelAttribute Form form) {
        sessions.sendCode(form.number());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/logout")
    ModelAndView leave(HttpServletResponse response) {
        sessions.signOut(response);
        return redirect("/");
    }

    private ModelAndView page(Form form, @Nullable LoginProblem problem) {
        var page =
                new ModelAndView("access/web/phone-login")
                        .addObject("door", sign.of(door.kind(), door.face()))
                        .addObject("form", form)
                        .addObject("problem", problem);
        if (problem != null) page.setStatus(problem.status());
        return page;
    }

    static String and(@Nullable String next) {
        return next != null && LocalPage.is(next)
                ? "&next=" + UriUtils.encode(next, StandardCharsets.UTF_8)
                : "";
    }

    static ModelAndView redirect(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(view);
    }
}
