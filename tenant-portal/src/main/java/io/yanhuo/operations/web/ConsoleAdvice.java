package io.yanhuo.operations.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Permission;
import io.yanhuo.access.Role;
import io.yanhuo.operations.OperationDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page of the console shows. */
@ControllerAdvice(basePackageClasses = ConsoleAdvice.class)
class ConsoleAdvice {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final OperationDesk desk;

    ConsoleAdvice(OperationDesk desk) {
        this.desk = desk;
    }

    /**
     * @param role null for one who is not let in anyway
     * @param place first part of the path, such as {@code audit}; empty on the list of restaurants
     * @param waiting operations that wait for somebody
     * @param zone in which times are shown
     */
    record Frame(String person, @Nullable Role role, String place, int waiting, ZoneId zone) {
        /**
         * @param permission its name
         */
        public boolean may(String permission) {
            return role != null && role.permissions().contains(Permission.valueOf(permission));
        }
    }

    @ModelAttribute("frame")
    Frame frame(Actor actor, HttpServletRequest request) {
        var place = request.getRequestURI().replaceFirst("^/([a-z]*).*$", "$1");
        var role = actor.role();
        boolean waits = role != null && role.permissions().contains(Permission.OPERATIONS_RETRY);
        return new Frame(actor.name(), role, place, waits ? desk.waitingCount() : 0, ZONE);
    }
}
