package io.yanhuo.workspace.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.CurrentActor;
import io.yanhuo.access.KeptParts;
import io.yanhuo.access.SupportPages;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.access.WorkspaceNotice;
import io.yanhuo.access.WorkspaceNotices;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts brand, navigation and person around every whole page of the workspace: one statement. */
@Component
class ShellInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    private final Brands brands;
    private final KeptParts parts;
    private final Tenants tenants;
    private final List<WorkspaceEntry> entries;
    private final List<WorkspaceNotices> notices;
    private final SupportPages supportPages;

    ShellInterceptor(
            Brands brands,
            KeptParts parts,
            Tenants tenants,
            List<WorkspaceEntry> entries,
            List<WorkspaceNotices> notices,
            SupportPages supportPages) {
        this.notices = notices;
        this.supportPages = supportPages;
        this.brands = brands;
        this.parts = parts;
        this.tenants = tenants;
        this.entries =
                entries.stream().sorted(Comparator.comparingInt(WorkspaceEntry::order)).toList();
    }

    /** What the layout puts together. */
    record Around(String top, String side, String thumbs) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/admin", "/admin/**");
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView page) {
        if (page == null || !wholePage(page) || Face.of(request) != Face.WORKSPACE) return;
        var actor = CurrentActor.of(request);
        if (actor.kind() != Who.STAFF && actor.kind() != Who.SUPPORT) return;
        var tenant = tenants.current();
        var shell =
                Shell.of(brands.current(), actor, links(actor, tenant), request.getRequestURI());
        page.addObject("shell", shell);
        page.addObject("around", around(shell, request, response));
        var state = tenant.state();
        if (!state.open()) page.addObject("closed", "workspace.closed." + state);
        page.addObject("notices", notices(actor));
        page.addObject("support", SupportBanner.of(request, tenant));
    }

    /** No link leads an operator to a page that is closed to her. */
    private List<WorkspaceEntry> links(Actor actor, Tenant tenant) {
        var here = entries.stream().filter(entry -> entry.isIn(tenant.practice()));
        if (actor.kind() != Who.SUPPORT) return here.toList();
        var open = supportPages.paths();
        return here.filter(entry -> open.contains(entry.path())).toList();
    }

    private List<WorkspaceNotice> notices(Actor actor) {
        var role = actor.role();
        if (role == null) return List.of();
        return notices.stream()
                .filter(source -> role.permissions().contains(source.may()))
                .flatMap(source -> source.now().stream())
                .toList();
    }

    private Around around(Shell shell, HttpServletRequest request, HttpServletResponse response) {
        return new Around(
                part("top", shell, request, response),
                part("side", shell, request, response),
                part("thumbs", shell, request, response));
    }

    private String part(
            String name, Shell shell, HttpServletRequest request, HttpServletResponse response) {
        var view = "workspace/web/shell :: " + name;
        return parts.of(view, shell, () -> Map.of("shell", shell), request, response);
    }

    /** Neither a redirect nor a part of a page that htmx asked for. */
    private static boolean wholePage(ModelAndView page) {
        var view = page.getViewName();
        return view != null && !view.startsWith("redirect:") && !view.contains("::");
    }
}
