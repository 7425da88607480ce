package io.yanhuo.operations.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Who;
import io.yanhuo.domains.Certificates;
import io.yanhuo.domains.HostCertificate;
import io.yanhuo.operations.HealthDesk;
import io.yanhuo.operations.Problem;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How each restaurant is, what is wrong first. */
@Controller
@OnFace(Face.OPERATORS)
@Allow(value = Who.OPERATOR, may = Permission.TENANTS_VIEW)
class HealthController {
    private static final int PER_PAGE = 50;

    private final HealthDesk desk;
    private final Certificates certificates;
    private final Clock clock;

    HealthController(HealthDesk desk, Certificates certificates, Clock clock) {
        this.desk = desk;
        this.certificates = certificates;
        this.clock = clock;
    }

    @GetMapping("/health")
    String show(
            @RequestParam(required = false) @Nullable Problem problem,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        int number = Math.max(page, 1);
        // One more than is shown, to know whether there is a next page.
        var found = desk.page(problem, (number - 1) * PER_PAGE, PER_PAGE + 1);
        model.addAttribute("chosen", problem);
        model.addAttribute("problems", Problem.values());
        model.addAttribute("certificateProblem", Problem.CERTIFICATE);
        model.addAttribute("counts", desk.counts());
        model.addAttribute("rows", found.stream().limit(PER_PAGE).toList());
        certificates.ofPlatform().ifPresent(own -> addOwn(model, own));
        model.addAttribute("page", number);
        model.addAttribute("more", found.size() > PER_PAGE);
        return "operations/web/health";
    }

    private void addOwn(Model model, HostCertificate own) {
        model.addAttribute("own", own);
        model.addAttribute("ownFails", own.failing(clock.instant()));
    }
}
