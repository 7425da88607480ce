package dev.yanhuo.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The statements of one order, in their order, without what only finds the way to the schema.
 *
 * @param fresh ids that each order has for itself
 */
record Script(List<Step> steps, Set<String> fresh) {
    /**
     * @param platform whether it goes to the platform's schema and not the restaurant's
     */
    record Step(Template template, boolean platform) {}

    /**
     * @param one what the server was sent for an order
     * @param another the same for the order of another diner
     * @param schema of the restaurant, and its account's name
     */
    static Script of(List<GeneralLog.Entry> one, List<GeneralLog.Entry> another, String schema) {
        var fresh = new HashSet<>(ids(one));
        fresh.removeAll(ids(another));
        var steps =
                one.stream()
                        .filter(GeneralLog.Entry::isQuery)
                        .filter(Predicate.not(Script::isRouting))
                        .map(entry ->
                                new Step(
                                        Template.of(entry.text(), fresh),
                                        !entry.user().equals(schema)))
                        .toList();
        if (steps.stream().allMatch(Step::platform)) {
            throw new IllegalStateException("nothing went to the restaurant's schema");
        }
        return new Script(steps, fresh);
    }

    private static Set<String> ids(List<GeneralLog.Entry> entries) {
        return entries.stream()
                .flatMap(entry -> Template.ids(entry.text()).stream())
                .collect(Collectors.toSet());
    }

    private static boolean isRouting(GeneralLog.Entry entry) {
        var text = entry.text().strip().toLowerCase(java.util.Locale.ROOT);
        return text.startsWith("set ")
                || text.equals("commit")
                || text.equals("rollback")
                || text.startsWith("start transaction")
                || text.contains("from tenant_identity");
    }
}
