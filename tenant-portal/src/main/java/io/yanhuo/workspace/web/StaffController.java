package io.yanhuo.workspace.web;

import io.yanhuo.access.AccessRefusal;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Audit;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Staff;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Who;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.LimitRefusal;
import io.yanhuo.tenancy.OnFace;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works here, and as what. */
@Controller
@RequestMapping("/admin/staff")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.STAFF_EDIT)
class StaffController {
    private static final String LIST = "redirect:/admin/staff";
    private static final String FORM = "form";

    private final StaffAccounts accounts;
    private final Audit audit;

    StaffController(StaffAccounts accounts, Audit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    record Form(
            @NotBlank(message = "{workspace.staff.name-missing}")
                    @Size(max = 40, message = "{workspace.staff.name-long}")
                    String name,
            @NotBlank(message = "{workspace.staff.phone-wrong}") String phone,
            @NotNull(message = "{workspace.staff.role-missing}") @Nullable StaffRole role) {
        static final Form BLANK = new Form("", "", null);
    }

    @GetMapping
    ModelAndView list() {
        return page().addObject(FORM, Form.BLANK);
    }

    /** Somebody who worked here before is taken back under the same number. */
    @PostMapping
    ModelAndView add(
            @Valid @ModelAttribute(FORM) Form form,
            BindingResult errors,
            RedirectAttributes flash) {
        var phone =
                errors.hasFieldErrors("phone")
                        ? Optional.<PhoneNumber>empty()
                        : PhoneNumber.parse(form.phone());
        if (phone.isEmpty() && !errors.hasFieldErrors("phone")) {
            errors.rejectValue("phone", "workspace.staff.phone-wrong");
        }
        var known = phone.flatMap(this::known);
        if (known.filter(Staff::active).isPresent()) {
            errors.rejectValue("phone", "workspace.staff.phone-known");
        }
        var role = form.role();
        if (errors.hasErrors() || phone.isEmpty() || role == null) return refused();
        try {
            var id = accounts.create(form.name().strip(), phone.get(), role, null);
            if (known.isPresent()) accounts.takeBack(id, role);
            return done("staff.added", id, role.name(), "workspace.staff.added", flash);
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof LimitRefusal full)) throw refused;
            return refused().addObject("full", full);
        }
    }

    @PostMapping("/{id}/role")
    ModelAndView changeRole(
            @PathVariable String id, @RequestParam StaffRole role, RedirectAttributes flash) {
        return attempted(
                () -> accounts.changeRole(id, role),
                () -> done("staff.role-changed", id, role.name(), "workspace.staff.saved", flash));
    }

    /** Always: whoever should not get in any more should not have to wait for an opening. */
    @PostMapping("/{id}/deactivation")
    @Allow(value = Who.STAFF, may = Permission.STAFF_EDIT, alsoClosed = true)
    ModelAndView deactivate(@PathVariable String id, RedirectAttributes flash) {
        return attempted(
                () -> accounts.deactivate(id),
                () -> done("staff.deactivated", id, "", "workspace.staff.gone", flash));
    }

    private ModelAndView attempted(Runnable act, java.util.function.Supplier<ModelAndView> then) {
        try {
            act.run();
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof AccessRefusal.LastOwner reason)) throw refused;
            return refused().addObject(FORM, Form.BLANK).addObject("problem", reason.code());
        }
        return then.get();
    }

    private ModelAndView done(
            String action, String id, String detail, String notice, RedirectAttributes flash) {
        audit.record(action, id, detail);
        flash.addFlashAttribute("notice", notice);
        return new ModelAndView(LIST);
    }

    private Optional<Staff> known(PhoneNumber phone) {
        return accounts.all().stream().filter(s -> s.phone().equals(phone)).findFirst();
    }

    private ModelAndView refused() {
        var page = page();
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private ModelAndView page() {
        return new ModelAndView("workspace/web/staff")
                .addObject("people", accounts.all().stream().filter(Staff::active).toList())
                .addObject("roles", StaffRole.values());
    }
}
