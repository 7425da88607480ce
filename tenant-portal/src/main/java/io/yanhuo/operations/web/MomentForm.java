package io.yanhuo.operations.web;

import io.yanhuo.operations.ConsoleRefusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Reach;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Asks for a moment to which a restaurant is put back, in the time of China.
 *
 * @param problem why there is none; empty if there is
 */
record MomentForm(String from, String until, String problem) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    static MomentForm of(Reach reach) {
        return switch (reach) {
            case Reach.Until(var from, var until) ->
                    new MomentForm(written(from), written(until), "");
            case Reach.Nowhere(var why) -> new MomentForm("", "", "operations.moment." + why);
        };
    }

    public boolean possible() {
        return problem.isEmpty();
    }

    private static String written(Instant moment) {
        return SECONDS.format(moment.atZone(ZONE));
    }

    /**
     * What a browser sends for it, with seconds or without.
     *
     * @throws Refused if it is no moment
     */
    static Instant read(String typed) {
        try {
            return LocalDateTime.parse(typed.strip()).atZone(ZONE).toInstant();
        } catch (DateTimeParseException _) {
            throw new Refused(new ConsoleRefusal.UnclearMoment());
        }
    }
}
