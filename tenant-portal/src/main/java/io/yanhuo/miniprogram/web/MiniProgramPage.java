package io.yanhuo.miniprogram.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.miniprogram.MiniPrograms;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Tenants;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The owner's way to a released mini-program: register, connect, download, upload. */
@Controller
@RequestMapping("/admin/mini-program")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.SETTINGS_EDIT)
class MiniProgramPage {
    private static final String VIEW = "miniprogram/web/mini-program";

    private final MiniPrograms programs;
    private final Tenants tenants;
    private final AddressSettings address;

    MiniProgramPage(MiniPrograms programs, Tenants tenants, AddressSettings address) {
        this.programs = programs;
        this.tenants = tenants;
        this.address = address;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        WorkspaceEntry miniProgramEntry() {
            return new WorkspaceEntry(
                            "miniprogram.navigation",
                            "/admin/mini-program",
                            Permission.SETTINGS_EDIT,
                            130,
                            "device-mobile")
                    .notInPractice();
        }
    }

    record AppForm(
            @Pattern(regexp = "wx[0-9a-zA-Z]{16}", message = "{miniprogram.appid.wrong}")
                    String appid,
            @NotBlank(message = "{miniprogram.secret.missing}")
                    @Size(max = 64, message = "{miniprogram.secret.missing}")
                    String secret) {}

    @GetMapping
    String show(Model model) {
        model.addAttribute("appForm", new AppForm(programs.appid().orElse(""), ""));
        return page(model);
    }

    @PostMapping("/app")
    ModelAndView connect(
            @Valid @ModelAttribute("appForm") AppForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        if (!errors.hasErrors()) connect(form, errors);
        if (errors.hasErrors()) {
            return new ModelAndView(page(model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute("notice", "miniprogram.connected");
        return new ModelAndView("redirect:/admin/mini-program");
    }

    private void connect(AppForm form, BindingResult errors) {
        try {
            programs.connect(form.appid(), form.secret().strip());
        } catch (Refused refused) {
            errors.rejectValue("appid", refused.refusal().code());
        }
    }

    @GetMapping("/package.zip")
    ResponseEntity<byte[]> take(Actor actor) {
        var name = tenants.current().slug() + "-mini-program.zip";
        var attachment = ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(programs.take(actor.id()));
    }

    private String page(Model model) {
        var site = address.url(tenants.current().host());
        model.addAttribute("site", site);
        model.addAttribute("full", programs.missing());
        model.addAttribute("links", site + "/table/");
        model.addAttribute("downloaded", programs.downloaded());
        model.addAttribute("connected", programs.appid().orElse(null));
        return VIEW;
    }
}
