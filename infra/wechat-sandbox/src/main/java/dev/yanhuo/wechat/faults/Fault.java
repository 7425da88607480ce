package dev.yanhuo.wechat.faults;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule: what is to go wrong, and when.
 *
 * @param variant the form it takes
 * @param value for the forms that need one: seconds, copies, what to put in
 * @param times how often at most; 0 is without end
 * @param probability of each time that it could happen
 */
public record Fault(
        String id,
        FaultKind action,
        String variant,
        @Nullable String value,
        Match match,
        int times,
        double probability) {
    /**
     * What it applies to; what is not given does not matter.
     *
     * @param path of the call, where {@code *} stands for anything
     * @param body JSON pointers into the body of a call and the text expected there
     * @param event the event type of a callback, such as {@code TRANSACTION.SUCCESS}
     * @param subject the merchant's number of the order or refund
     * @param nth only the nth of those that fit
     */
    public record Match(
            @Nullable String method,
            @Nullable String path,
            @Nullable String mchid,
            Map<String, String> body,
            @Nullable String event,
            @Nullable String subject,
            @Nullable Integer nth) {
        static final Match ANYTHING = new Match(null, null, null, Map.of(), null, null, null);

        /** Whether the rule strikes at this one of the occasions that fit. */
        boolean at(int count) {
            return nth == null || nth == 0 || nth == count;
        }

        boolean fits(Occasion occasion) {
            return same(method, occasion.method())
                    && (path == null || glob(path).matcher(occasion.path()).matches())
                    && same(mchid, occasion.mchid())
                    && same(event, occasion.event())
                    && same(subject, occasion.subject())
                    && body.entrySet().stream()
                            .allMatch(each -> each.getValue().equals(occasion.at(each.getKey())));
        }

        private static boolean same(@Nullable String wanted, String given) {
            return wanted == null || wanted.equals(given);
        }

        private static Pattern glob(String path) {
            return Pattern.compile(Pattern.quote(path).replace("*", "\\E.*\\Q"));
        }
    }

    public String label() {
        return action + " " + variant;
    }

    public String valueOr(String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
