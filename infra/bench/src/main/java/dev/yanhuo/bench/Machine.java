package dev.yanhuo.bench;

import java.time.Instant;
import java.util.List;

/**
 * On what, when and with how many rows was measured.
 *
 * @param tenants restaurants when it began
 * @param orders of the measured restaurant when it began
 */
record Machine(
        Instant date,
        int cores,
        String processor,
        String jdk,
        String database,
        int tenants,
        int orders,
        Extent extent) {
    static Machine of(Place place, Instant date, Extent extent) {
        var database = place.database();
        var tenants = database.one("SELECT COUNT(*) FROM platform.tenant");
        var orders = database.one("SELECT COUNT(*) FROM " + place.shop().table("orders"));
        return new Machine(
                date,
                Runtime.getRuntime().availableProcessors(),
                readProcessor(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                database.version(),
                Integer.parseInt(tenants),
                Integer.parseInt(orders),
                extent);
    }

    private static String readProcessor() {
        return ProcStat.read("/proc/cpuinfo")
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    List<String> lines() {
        return List.of(
                date + ", " + cores + " cores, " + processor,
                jdk + ", database " + database,
                tenants
                        + " restaurants, "
                        + orders
                        + " orders, "
                        + Restaurant.DISHES
                        + " dishes; "
                        + extent.warmUp()
                        + " requests to warm up, three rounds of "
                        + extent.light()
                        + " or "
                        + extent.heavy()
                        + " requests, median");
    }
}
