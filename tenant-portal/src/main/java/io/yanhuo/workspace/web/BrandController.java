package io.yanhuo.workspace.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Audit;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.TenantScope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Name, colour and logo of the restaurant, as everybody sees them. */
@Controller
@RequestMapping("/admin/brand")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.SETTINGS_EDIT, support = SupportMay.CHANGE)
class BrandController {
    private static final String FORM = "form";

    private final Brands brands;
    private final Pictures pictures;
    private final Audit audit;

    BrandController(Brands brands, Pictures pictures, Audit audit) {
        this.brands = brands;
        this.pictures = pictures;
        this.audit = audit;
    }

    /**
     * @param letter whether the logo is to be drawn from the first letter of the name; not asked
     *     where it is anyway
     */
    record Form(
            @NotBlank(message = "{workspace.brand.name-missing}")
                    @Size(max = 30, message = "{workspace.brand.name-long}")
                    String name,
            @NotBlank(message = "{workspace.brand.colour-wrong}") String colour,
            @Nullable Boolean letter) {}

    @GetMapping
    ModelAndView open() {
        var brand = brands.current();
        return page().addObject(FORM, new Form(brand.name(), brand.colour(), brand.logo() == null));
    }

    @PostMapping
    ModelAndView save(
            @Valid @ModelAttribute(FORM) Form form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable MultipartFile logo,
            RedirectAttributes flash) {
        checkColour(form, errors);
        var picture = logo(form, logo, errors);
        if (errors.hasErrors()) {
            var page = page();
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        var tenant = TenantScope.current().tenant();
        brands.change(tenant, form.name().strip(), lower(form.colour()), picture);
        audit.record("brand.changed", tenant.toString(), form.name().strip());
        flash.addFlashAttribute("notice", "workspace.brand.saved");
        return new ModelAndView("redirect:/admin/brand");
    }

    private @Nullable String logo(Form form, @Nullable MultipartFile upload, BindingResult errors) {
        if (upload == null || upload.isEmpty()) {
            return Boolean.TRUE.equals(form.letter()) ? null : brands.current().logo();
        }
        try {
            return pictures.store(upload);
        } catch (Refused refused) {
            var reason = refused.refusal();
            errors.reject(reason.code(), reason.arguments().toArray(), reason.code());
            return null;
        }
    }

    private static void checkColour(Form form, BindingResult errors) {
        if (errors.hasFieldErrors("colour")) return;
        var colour = lower(form.colour());
        if (!BrandColour.wellFormed(colour)) {
            errors.rejectValue("colour", "workspace.brand.colour-wrong");
        } else if (!BrandColour.carriesWhite(colour)) {
            errors.rejectValue("colour", "workspace.brand.colour-light");
        }
    }

    private static String lower(String colour) {
        return colour.strip().toLowerCase(Locale.ROOT);
    }

    private ModelAndView page() {
        return new ModelAndView("workspace/web/brand")
                .addObject("uploaded", brands.current().logo() != null)
                .addObject("logoVersion", Integer.toHexString(brands.current().hashCode()))
                .addObject("palette", BrandColour.PALETTE);
    }
}
