package io.yanhuo.access;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.TenantRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** Pages that do nothing but show who is let through to them. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    ProbePages.Workspace.class,
    ProbePages.Storefront.class,
    ProbePages.Operators.class,
    ProbePages.Api.class,
    ProbePages.Unruled.class
})
class ProbePages {
    static final BlockingQueue<SseEmitter> STREAMS = new LinkedBlockingQueue<>();

    private static String shown(Actor actor) {
        return actor.kind() + " " + actor.tenant() + " " + actor.id();
    }

    @RestController
    @OnFace(Face.WORKSPACE)
    @RequestMapping("/admin/probe")
    @Allow(Who.STAFF)
    static class Workspace {
        private final Csrf csrf;

        Workspace(Csrf csrf) {
            this.csrf = csrf;
        }

        @GetMapping("/form")
        String form(HttpServletRequest request) {
            return "<input name=\"_csrf\" value=\"" + csrf.token(request) + "\">";
        }

        @GetMapping
        String any(Actor actor) {
            return shown(actor);
        }

        @GetMapping("/export")
        @CountedAs(Traffic.EXPORT)
        String export(Actor actor) {
            return shown(actor);
        }

        @GetMapping("/menu")
        @Allow(value = Who.STAFF, may = Permission.MENU_EDIT)
        String menu(Actor actor) {
            return shown(actor);
        }

        @GetMapping("/staff")
        @Allow(
                value = Who.STAFF,
                may = {Permission.MENU_EDIT, Permission.STAFF_EDIT})
        String staff(Actor actor) {
            return shown(actor);
        }

        @PostMapping
        String change(Actor actor) {
            return "changed by " + shown(actor);
        }
    }

    @RestController
    @OnFace(Face.STOREFRONT)
    static class Storefront {
        private final DinerSessions sessions;

        Storefront(DinerSessions sessions) {
            this.sessions = sessions;
        }

        @GetMapping("/probe")
        @Allow(Who.ANYONE)
        String anyone(Actor actor) {
            return shown(actor);
        }

        @GetMapping("/probe/money")
        @Allow(Who.ANYONE)
        @CountedAs(Traffic.MONEY)
        String money(Actor actor) {
            return shown(actor);
        }

        @GetMapping("/probe/failing")
        @Allow(Who.ANYONE)
        String failing() {
            throw new IllegalStateException("secret insides");
        }

        @GetMapping("/probe/away")
        @Allow(Who.ANYONE)
        String away() throws SQLException {
            throw new SQLTransientConnectionException("secret insides");
        }

        /** Found out only when the page is written. */
        @GetMapping("/probe/late")
        @Allow(Who.ANYONE)
        View late() {
            return (_, _, _) -> {
                throw new IllegalStateException(new Refused(new TenantRefusal.Busy()));
            };
        }

        record Form(boolean on, String name) {}

        @PostMapping("/probe/form")
        @Allow(Who.ANYONE)
        String form(@ModelAttribute Form form, BindingResult errors) {
            return form.name() + errors.getErrorCount();
        }

        @GetMapping("/probe/echo")
        @Allow(Who.ANYONE)
        String echo(@RequestParam MultiValueMap<String, String> all, @RequestParam String text) {
            return all.getFirst("text") + text;
        }

        @PostMapping("/probe/json")
        @Allow(Who.ANYONE)
        String json(@RequestBody Form form) {
            return form.name();
        }

        @GetMapping("/probe/stream")
        @Allow(Who.ANYONE)
        SseEmitter stream() throws IOException {
            var emitter = new SseEmitter(20_000L);
            emitter.send("open");
            STREAMS.add(emitter);
            return emitter;
        }

        @PostMapping("/probe/saved")
        @Allow(Who.ANYONE)
        RedirectView save(RedirectAttributes flash) {
            flash.addFlashAttribute("notice", "gespeichert");
            return new RedirectView("/probe/notice");
        }

        @GetMapping("/probe/notice")
        @Allow(Who.ANYONE)
        String notice(HttpServletRequest request) {
            var flash = RequestContextUtils.getInputFlashMap(request);
            return flash == null ? "nothing" : String.valueOf(flash.get("notice"));
        }

        @PostMapping("/probe/cart")
        @Allow(Who.ANYONE)
        String cart(HttpServletRequest request, HttpServletResponse response) {
            return shown(sessions.ensure(request, response));
        }

        @GetMapping("/probe/orders")
        @Allow(Who.DINER)
        String orders(Actor actor) {
            return shown(actor);
        }
    }

    @RestController
    @OnFace(Face.OPERATORS)
    static class Operators {
        private final Csrf csrf;

        Operators(Csrf csrf) {
            this.csrf = csrf;
        }

        @GetMapping("/probe/form")
        @Allow(Who.OPERATOR)
        String form(HttpServletRequest request) {
            return "<input name=\"_csrf\" value=\"" + csrf.token(request) + "\">";
        }

        @GetMapping("/probe")
        @Allow(value = Who.OPERATOR, may = Permission.TENANTS_VIEW)
        String tenants(Actor actor) {
            return shown(actor);
        }

        @GetMapping("/probe/menu")
        @Allow(value = Who.OPERATOR, may = Permission.MENU_EDIT)
        String menu(Actor actor) {
            return shown(actor);
        }
    }

    @RestController
    @OnFace(Face.API)
    @RequestMapping("/t/{publicId}/api/probe")
    static class Api {
        @GetMapping
        @Allow(Who.DINER)
        String diner(Actor actor) {
            return shown(actor);
        }
    }

    /** What happens if somebody forgets the rule. */
    @RestController
    @OnFace(Face.STOREFRONT)
    static class Unruled {
        @GetMapping("/probe/unruled")
        String open() {
            return "open to all";
        }
    }
}
