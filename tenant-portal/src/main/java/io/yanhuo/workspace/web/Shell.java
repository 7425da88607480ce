package io.yanhuo.workspace.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.tenancy.Brand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page of the workspace.
 *
 * @param initial of the person, for the round picture
 * @param roleText key of a text, or null
 * @param colourCode the colour without its #, so that a new colour is a new address
 */
record Shell(
        String name,
        String colourCode,
        String person,
        String initial,
        @Nullable String roleText,
        List<Link> entries) {
    private static final String HOME = "/admin";

    record Link(String text, String path, String icon, boolean current) {}

    static Shell of(Brand brand, Actor actor, List<WorkspaceEntry> entries, String path) {
        var role = actor.role();
        var current = current(entries, path);
        var links = new ArrayList<Link>();
        links.add(new Link("workspace.navigation.home", HOME, "home", current.isEmpty()));
        entries.stream()
                .filter(entry -> role != null && role.permissions().contains(entry.may()))
                .map(e -> new Link(e.text(), e.path(), e.icon(), e.path().equals(current)))
                .forEach(links::add);
        return new Shell(
                brand.name(),
                brand.colour().substring(1),
                actor.name(),
                actor.name().isEmpty() ? "" : actor.name().substring(0, 1),
                role == null ? null : "workspace.role." + role,
                links);
    }

    /** The entry whose path is the longest beginning of the address. */
    private static String current(List<WorkspaceEntry> entries, String path) {
        return entries.stream()
                .map(WorkspaceEntry::path)
                .filter(entry -> path.equals(entry) || path.startsWith(entry + "/"))
                .reduce("", (a, b) -> a.length() >= b.length() ? a : b);
    }
}
