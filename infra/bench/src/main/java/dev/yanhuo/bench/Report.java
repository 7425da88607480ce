package dev.yanhuo.bench;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table that people read. */
final class Report {
    private static final String ROW = "%-48s %5s %10s %10s %11s %9s   %s%n";
    private static final int NAME = 48;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void head(Machine machine) {
        machine.lines().forEach(out::println);
        out.println();
        out.printf(ROW, "", "conn", "CPU-ms", "database", "statements", "per s", "goal for CPU-ms");
    }

    void section(Section section) {
        out.println("-- " + section.name());
        for (var cost : section.costs()) {
            out.printf(
                    ROW,
                    cut(cost.name()),
                    cost.connections(),
                    number(cost.cpuMillis()),
                    number(cost.databaseMillis()),
                    number(cost.statements()),
                    number(cost.perSecond()),
                    verdict(cost.goal(), cost.cpuMillis()));
        }
        for (var figure : section.figures()) {
            var value = number(figure.value()) + " " + figure.unit();
            var verdict = verdict(figure.goal(), figure.value());
            out.printf("%-60s %16s   %s%n", figure.name(), value.strip(), verdict);
        }
    }

    void failed(String name, String reason) {
        out.println("-- " + name + ": NOT MEASURED, " + reason);
    }

    private static String verdict(@Nullable Goal goal, double value) {
        if (goal == null) return "";
        return goal.words() + (goal.reachedBy(value) ? "  ✓" : "  ✗");
    }

    private static String cut(String name) {
        return name.length() > NAME ? name.substring(0, NAME) : name;
    }

    /** With as many places as say something. */
    static String number(double value) {
        var size = Math.abs(value);
        var format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
