package io.yanhuo.ordering.web;

import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.OrderRefusal.NameTaken;
import io.yanhuo.ordering.Tables;
import io.yanhuo.shared.QrCode;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.OwnHosts;
import io.yanhuo.tenancy.Tenants;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tables of the store, and the codes to print for them. */
@Controller
@RequestMapping("/admin/tables")
@OnFace(Face.WORKSPACE)
@Allow(value = Who.STAFF, may = Permission.SETTINGS_EDIT, support = SupportMay.CHANGE)
class TablesController {
    private static final String BACK = "redirect:/admin/tables";

    private final Tables tables;
    private final Tenants tenants;
    private final Brands brands;
    private final AddressSettings addresses;
    private final OwnHosts ownHosts;

    TablesController(
            Tables tables,
            Tenants tenants,
            Brands brands,
            AddressSettings addresses,
            OwnHosts ownHosts) {
        this.tables = tables;
        this.tenants = tenants;
        this.brands = brands;
        this.addresses = addresses;
        this.ownHosts = ownHosts;
    }

    record TableForm(
            @NotBlank(message = "{ordering.tables.name.missing}")
                    @Size(max = 20, message = "{ordering.tables.name.long}")
                    String name) {}

    /**
     * @param link what the code says
     * @param code the code as an SVG picture
     */
    record Print(String id, String name, String link, String code) {}

    /**
     * @param on host that the codes lead to; the platform's, unless it is one of the restaurant's
     */
    @GetMapping
    String list(@RequestParam(defaultValue = "") String on, Model model) {
        model.addAttribute("table", new TableForm(""));
        return show(on, model);
    }

    /** All of their codes at once are nothing to help with. */
    @GetMapping("/print")
    @Allow(value = Who.STAFF, may = Permission.SETTINGS_EDIT)
    String print(@RequestParam(defaultValue = "") String on, Model model) {
        model.addAttribute("shop", brands.current().name());
        show(on, model);
        return "ordering/web/table-codes";
    }

    @PostMapping
    ModelAndView add(
            @Valid @ModelAttribute("table") TableForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash) {
        if (!errors.hasErrors()) addTo(form.name().strip(), errors);
        if (errors.hasErrors()) {
            return new ModelAndView(show("", model), model.asMap(), UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute("notice", "ordering.tables.added");
        return new ModelAndView(BACK);
    }

    private void addTo(String name, BindingResult errors) {
        try {
            tables.add(name);
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof NameTaken taken)) throw refused;
            errors.rejectValue("name", taken.code(), taken.arguments().toArray(), null);
        }
    }

    @PostMapping("/{id}/code")
    String renew(@PathVariable String id, RedirectAttributes flash) {
        tables.renewCode(id);
        flash.addFlashAttribute("notice", "ordering.tables.renewed");
        return BACK;
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable String id, RedirectAttributes flash) {
        tables.remove(id);
        flash.addFlashAttribute("notice", "ordering.tables.removed");
        return BACK;
    }

    private String show(String on, Model model) {
        var tenant = tenants.current();
        var own = ownHosts.active(tenant.id());
        var host = own.contains(on) ? on : tenant.host();
        model.addAttribute("tables", prints(addresses.url(host)));
        model.addAttribute("own", own);
        model.addAttribute("chosen", host);
        model.addAttribute("store", tenant.host());
        return "ordering/web/tables";
    }

    private List<Print> prints(String store) {
        return tables.all().stream().map(table -> print(table, store)).toList();
    }

    private static Print print(Tables.Entry table, String store) {
        var link = store + "/table/" + table.code();
        return new Print(table.id(), table.name(), link, QrCode.of(link).svg());
    }
}
