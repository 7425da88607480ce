package io.yanhuo.ordering.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Permission;
import io.yanhuo.access.StaffWatch;
import io.yanhuo.access.SupportMay;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.OrderChanges;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.OnFace;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells the screens of the house that something has changed; they fetch what it is themselves. */
@Controller
@OnFace(Face.WORKSPACE)
class ChangesController {
    private final OrderChanges changes;
    private final StaffWatch watch;

    ChangesController(OrderChanges changes, StaffWatch watch) {
        this.changes = changes;
        this.watch = watch;
    }

    @GetMapping(path = "/admin/orders/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allow(value = Who.STAFF, may = Permission.ORDERS_VIEW, support = SupportMay.LOOK)
    SseEmitter orders(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastSeen,
            @RequestParam(required = false) @Nullable String seen,
            HttpServletRequest request) {
        return changes.ofAll(lastSeen, seen, watch.of(request, Permission.ORDERS_VIEW));
    }

    @GetMapping(path = "/admin/kitchen/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allow(value = Who.STAFF, may = Permission.KITCHEN_WORK)
    SseEmitter kitchen(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastSeen,
            @RequestParam(required = false) @Nullable String seen,
            HttpServletRequest request) {
        return changes.ofAll(lastSeen, seen, watch.of(request, Permission.KITCHEN_WORK));
    }
}
