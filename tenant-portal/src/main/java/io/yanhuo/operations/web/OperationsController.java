package io.yanhuo.operations.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.operations.OperationDesk;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.OnFace;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Operations that cannot go on by themselves. */
@Controller
@OnFace(Face.OPERATORS)
@RequestMapping("/operations")
@Allow(value = Who.OPERATOR, may = Permission.OPERATIONS_RETRY)
class OperationsController {
    private final OperationDesk desk;
    private final Fleet fleet;

    OperationsController(OperationDesk desk, Fleet fleet) {
        this.desk = desk;
        this.fleet = fleet;
    }

    @GetMapping
    ModelAndView waiting() {
        return page("");
    }

    private ModelAndView page(String problem) {
        var sheets = desk.waiting();
        var drills = desk.drills();
        var shown = Stream.concat(sheets.stream(), drills.stream()).toList();
        var page =
                new ModelAndView("operations/web/operations")
                        .addObject("sheets", sheets)
                        .addObject("drills", drills)
                        .addObject("tenants", fleet.byIds(tenants(shown)))
                        .addObject("problem", problem);
        if (!problem.isEmpty()) page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static List<TenantId> tenants(List<OperationDesk.Sheet> sheets) {
        return sheets.stream()
                .map(sheet -> sheet.operation().tenant())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable String id, RedirectAttributes notices) {
        var operation = desk.retry(id);
        notices.addFlashAttribute("notice", "operations.retried");
        return back(operation);
    }

    @PostMapping("/{id}/abandonment")
    ModelAndView abandon(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes notices) {
        if (reason.isBlank()) return page("operations.reason.missing");
        desk.abandon(id, reason.strip());
        notices.addFlashAttribute("notice", "operations.abandoned");
        // The restaurant may be gone with it.
        return new ModelAndView("redirect:/operations");
    }

    private String back(Operation operation) {
        var tenant = operation.tenant();
        if (tenant == null) return "redirect:/operations";
        var found = fleet.byIds(List.of(tenant)).get(tenant);
        return found == null ? "redirect:/operations" : "redirect:/tenants/" + found.publicId();
    }
}
