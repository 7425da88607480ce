package io.yanhuo.operations.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportAccess;
import io.yanhuo.access.SupportDesk;
import io.yanhuo.access.SupportRefusal;
import io.yanhuo.access.SupportSessions;
import io.yanhuo.access.Who;
import io.yanhuo.operations.ConsoleRefusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.OnFace;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where operators ask for access to a workspace, agree to each other's changes, and go there. */
@Controller
@OnFace(Face.OPERATORS)
@Allow(value = Who.OPERATOR, may = Permission.SUPPORT_OPEN)
class SupportController {
    private static final int LATEST = 50;
    private static final String PAGE = "redirect:/support";

    private final SupportDesk desk;
    private final SupportSessions sessions;
    private final Fleet fleet;
    private final AddressSettings address;
    private final Clock clock;

    SupportController(
            SupportDesk desk,
            SupportSessions sessions,
            Fleet fleet,
            AddressSettings address,
            Clock clock) {
        this.desk = desk;
        this.sessions = sessions;
        this.fleet = fleet;
        this.address = address;
        this.clock = clock;
    }

    /**
     * @param door where its operator goes in; empty for everybody else
     * @param waits whether it waits for an approval that this operator may give
     */
    record Row(SupportAccess access, boolean open, String door, boolean asked, boolean waits) {}

    @GetMapping("/support")
    String list(Actor operator, Model model) {
        model.addAttribute("rows", rows(operator));
        return "operations/web/support";
    }

    @PostMapping("/tenants/{publicId}/support")
    String open(
            @PathVariable String publicId,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(defaultValue = "0") int minutes,
            @RequestParam(defaultValue = "false") boolean change,
            Actor operator,
            RedirectAttributes notices) {
        var tenant =
                fleet.find(publicId).orElseThrow(() -> new Refused(new ConsoleRefusal.NoSuch()));
        var request = new SupportDesk.Request(reason, ticket, minutes, change);
        desk.open(tenant.id(), request, operator);
        notices.addFlashAttribute("notice", "operations.support.opened");
        return PAGE;
    }

    /**
     * For the browser in which the operator sits before both; the workspace sends it here.
     *
     * @param way names that browser
     */
    @GetMapping("/support/{id}/door")
    String show(@PathVariable String id, @RequestParam String way, Actor operator) {
        var access = desk.get(id);
        var secret = sessions.show(access, way, operator);
        return "redirect:" + workspace(access) + "/admin/support/enter?secret=" + secret;
    }

    @PostMapping("/support/{id}/approval")
    @Allow(value = Who.OPERATOR, may = Permission.SUPPORT_APPROVE)
    String approve(@PathVariable String id, Actor operator, RedirectAttributes notices) {
        desk.approve(id, operator);
        notices.addFlashAttribute("notice", "operations.support.approved");
        return PAGE;
    }

    /** One's own; another's needs the right to agree to it. */
    @PostMapping("/support/{id}/end")
    String end(@PathVariable String id, Actor operator, RedirectAttributes notices) {
        boolean own = desk.get(id).operatorId().equals(operator.id());
        if (!own && !approves(operator)) throw new Refused(new SupportRefusal.NotYours());
        desk.end(id, SupportAccess.EndedBy.OPERATOR);
        notices.addFlashAttribute("notice", "operations.support.ended");
        return PAGE;
    }

    private List<Row> rows(Actor operator) {
        return desk.latest(LATEST).stream().map(access -> row(access, operator)).toList();
    }

    private Row row(SupportAccess access, Actor operator) {
        var now = clock.instant();
        boolean open = access.open(now);
        boolean own = access.operatorId().equals(operator.id());
        var door =
                open && own ? workspace(access) + "/admin/support/door?access=" + access.id() : "";
        boolean asked = access.waits(now);
        return new Row(access, open, door, asked, asked && !own && approves(operator));
    }

    private String workspace(SupportAccess access) {
        return address.url(address.hostOf(access.slug()));
    }

    private static boolean approves(Actor operator) {
        var role = operator.role();
        return role != null && role.permissions().contains(Permission.SUPPORT_APPROVE);
    }
}
