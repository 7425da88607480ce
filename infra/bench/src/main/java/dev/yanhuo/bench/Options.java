package dev.yanhuo.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param port of the application
 * @param data folder of the running system
 * @param results folder for what is written
 * @param orders how many old ones the restaurant has
 * @param only names of measurements; empty for all but the neighbour
 */
record Options(int port, Path data, Path results, Extent extent, int orders, Set<String> only) {
    static final List<String> MEASUREMENTS =
            List.of(
                    "startup",
                    "provisioning",
                    "menu",
                    "page",
                    "orders",
                    "order",
                    "hot",
                    "routing",
                    "memory",
                    Neighbour.NAME);

    Options {
        if (orders < 0) throw new IllegalArgumentException("--orders: not " + orders);
        for (var name : only) {
            if (!MEASUREMENTS.contains(name)) {
                throw new IllegalArgumentException(
                        "--only: " + name + " is none of " + String.join(", ", MEASUREMENTS));
            }
        }
        if (only.contains(Neighbour.NAME) && only.size() > 1) {
            throw new IllegalArgumentException(
                    "--only: " + Neighbour.NAME + " by itself, as it has the limits of production");
        }
    }

    static Options of(String... arguments) {
        var given = new HashMap<String, String>();
        boolean quick = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--quick")) quick = true;
            else if (i + 1 < arguments.length) given.put(arguments[i], arguments[++i]);
            else throw new IllegalArgumentException(arguments[i] + ": nothing follows");
        }
        var options =
                new Options(
                        Integer.parseInt(given.remove("--port")),
                        Path.of(given.remove("--data")),
                        Path.of(given.remove("--results")),
                        quick ? Extent.QUICK : Extent.FULL,
                        Integer.parseInt(given.getOrDefault("--orders", "0")),
                        names(given.getOrDefault("--only", "")));
        given.keySet().removeAll(Set.of("--orders", "--only"));
        if (!given.isEmpty()) throw new IllegalArgumentException("unknown: " + given.keySet());
        return options;
    }

    private static Set<String> names(String list) {
        if (list.isEmpty()) return Set.of();
        return Set.copyOf(Arrays.asList(list.split(",")));
    }

    boolean wants(String measurement) {
        return only.isEmpty() ? !measurement.equals(Neighbour.NAME) : only.contains(measurement);
    }
}
