package io.yanhuo.tenancy.web;

import io.yanhuo.shared.OnBehalf;
import io.yanhuo.shared.Refusal;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.LookUps;
import io.yanhuo.tenancy.StoreAddress;
import io.yanhuo.tenancy.TenantRefusal;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Urgency;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Decides once, from exactly one source, through which door a request came and for whom. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class FaceFilter extends OncePerRequestFilter {
    private static final String DOOR = FaceFilter.class.getName() + ".door";

    private final Doors doors;
    private final List<LookUps> lookUps;

    FaceFilter(Doors doors, ObjectProvider<LookUps> lookUps) {
        this.doors = doors;
        this.lookUps = lookUps.stream().toList();
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var door = decided(request);
        request.setAttribute(Face.class.getName(), door.face());
        StoreAddress.cameBy(request, door.ownHost());
        StoreAddress.hasMoved(request, door.presentHost());
        if (door.face() == null) request.setAttribute(Refusal.class.getName(), door.refusal());
        if (closed(door, request)) {
            response.sendError(door.refusal().status().value());
            return;
        }
        var scope = door.scope();
        if (scope != null) request.setAttribute(OnBehalf.class.getName(), (OnBehalf) scope::run);
        answer(scope, request, response, chain);
    }

    /** Not the files of the page that says so. */
    private static boolean closed(Doors.Door door, HttpServletRequest request) {
        return door.refusal() instanceof TenantRefusal.Upgrading
                && request.getDispatcherType() != DispatcherType.ERROR
                && !request.getRequestURI().startsWith("/assets/");
    }

    private static void answer(
            @Nullable TenantScope scope,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        Supplier<@Nullable Exception> answer =
                () -> {
                    try {
                        chain.doFilter(request, response);
                        return null;
                    } catch (IOException | ServletException e) {
                        return e;
                    }
                };
        var failure =
                Urgency.AWAITED.<@Nullable Exception, RuntimeException>call(
                        () -> scope == null ? answer.get() : scope.get(answer));
        if (failure instanceof IOException e) throw e;
        if (failure instanceof ServletException e) throw e;
    }

    /** An error page is shown through the door that the request came by, whatever its own path. */
    private Doors.Door decided(HttpServletRequest request) {
        if (request.getAttribute(DOOR) instanceof Doors.Door door) return door;
        // Deciding is what failed: the page that says so is shown on nobody's behalf.
        if (request.getDispatcherType() == DispatcherType.ERROR) return Doors.Door.NONE;
        var door = allowed(request) ? doors.of(request) : Doors.Door.NONE;
        request.setAttribute(DOOR, door);
        return door;
    }

    private boolean allowed(HttpServletRequest request) {
        return lookUps.stream().allMatch(each -> each.allow(request));
    }
}
