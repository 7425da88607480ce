package io.yanhuo.migrations;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was asked for on the command line. */
record CommandOptions(Verb verb, CampaignSettings settings) {
    static final String USAGE =
            """
            ./yanhuo migrate plan      要做什么 / what would be done: SQL, how many, how long
            ./yanhuo migrate run       开始或加入 / begin or join, until it is over
            ./yanhuo migrate status    进度 / how far it is
            ./yanhuo migrate resume    继续 / go on after a pause or a stop
            ./yanhuo migrate check     各店结构是否与版本一致 / whether each has the structure it should have
              --data DIR               ./yanhuo up 的数据目录；否则用环境变量 / of a running up; else by the environment
              --canary SLUG,SLUG       先做这些店 / restaurants that go first
              --per-server N           每台数据库同时几家 / how many at once on one server
              --lock-wait S            等锁秒数 / how long a statement waits for open transactions
              --attempts N             等不到锁时试几次 / how often is tried what failed for a reason that passes
              --lease S                租约秒数 / after so long a dead process is followed by another
              --stop-failures N --stop-percent P   何时自动停止 / when it stops by itself\
            """;

    enum Verb {
        PLAN,
        RUN,
        STATUS,
        RESUME,
        CHECK
    }

    /** Empty if it cannot be understood. */
    static Optional<CommandOptions> of(String[] arguments) {
        if (arguments.length % 2 == 0) return Optional.empty();
        try {
            var verb = Verb.valueOf(arguments[0].toUpperCase(Locale.ROOT));
            var settings = CampaignSettings.usual();
            for (int i = 1; i < arguments.length; i += 2) {
                settings = with(settings, arguments[i], arguments[i + 1]);
            }
            return Optional.of(new CommandOptions(verb, settings));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static CampaignSettings with(CampaignSettings s, String name, String value) {
        return switch (name) {
            case "--canary" -> s.with(List.of(value.split(",")));
            case "--per-server" -> s.with(number(value));
            case "--lock-wait" -> s.waiting(seconds(value), s.lease(), s.attempts());
            case "--lease" -> s.waiting(s.lockWait(), seconds(value), s.attempts());
            case "--attempts" -> s.waiting(s.lockWait(), s.lease(), number(value));
            case "--stop-failures" ->
                    s.with(new Campaign.StopRule(number(value), s.rule().share()));
            case "--stop-percent" ->
                    s.with(new Campaign.StopRule(s.rule().failures(), hundredths(value)));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(number(value));
    }

    /** With none of it there would be no hand, no lease or no time: nothing, or two at once. */
    private static int number(String value) {
        int number = Integer.parseInt(value);
        if (number < 1) throw new IllegalArgumentException(value);
        return number;
    }

    private static int hundredths(String percent) {
        double share = Double.parseDouble(percent);
        if (!(share >= 0 && share <= 100)) throw new IllegalArgumentException(percent);
        return (int) Math.round(share * 100);
    }
}
