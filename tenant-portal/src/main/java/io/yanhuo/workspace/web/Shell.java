package io.yanhuo.workspace.web;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Who;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.tenancy.Brand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page of the workspace.
 *
 * @param initial of the person, for the round picture
 * @param roleText key of a text, or null
 * @param colourCode the colour without its #, so that a new colour is a new address
 * @param helper whether the person is an operator, who leaves by the banner
 * @param groups of the navigation; the first begins with the home page
 */
record Shell(
        String name,
        String colourCode,
        String person,
        String initial,
        @Nullable String roleText,
        boolean helper,
        List<Group> groups) {
    private static final String HOME = "/admin";
    private static final int GROUP = 100;
    private static final int AT_HAND = 4;

    record Link(String text, String path, String icon, boolean current) {}

    /**
     * @param text key of its name
     */
    record Group(String text, List<Link> links) {}

    static Shell of(Brand brand, Actor actor, List<WorkspaceEntry> entries, String path) {
        var role = actor.role();
        var current = current(entries, path);
        var links = new TreeMap<Integer, List<Link>>();
        var home = new Link("workspace.navigation.home", HOME, "home", path.equals(HOME));
        links.put(0, new ArrayList<>(List.of(home)));
        entries.stream()
                .filter(entry -> role != null && role.permissions().contains(entry.may()))
                .forEach(e ->
                        links.computeIfAbsent(e.order() / GROUP, _ -> new ArrayList<>())
                                .add(
                                        new Link(
                                                e.text(),
                                                e.path(),
                                                e.icon(),
                                                e.path().equals(current))));
        return new Shell(
                brand.name(),
                brand.colour().substring(1),
                actor.name(),
                actor.name().isEmpty() ? "" : actor.name().substring(0, 1),
                role == null ? null : "workspace.role." + role,
                actor.kind() == Who.SUPPORT,
                groups(links));
    }

    private static List<Group> groups(TreeMap<Integer, List<Link>> links) {
        return links.entrySet().stream()
                .map(group -> new Group("workspace.group." + group.getKey(), group.getValue()))
                .toList();
    }

    /** Every page but the home page. */
    public List<Link> entries() {
        return groups.stream().flatMap(group -> group.links().stream()).skip(1).toList();
    }

    /** What a thumb reaches at the bottom of a phone. */
    public List<Link> atHand() {
        return groups.getFirst().links().stream().limit(AT_HAND).toList();
    }

    /** The entry with the longest beginning of the address. */
    private static String current(List<WorkspaceEntry> entries, String path) {
        return entries.stream()
                .filter(entry -> beginning(entry, path) > 0)
                .max(Comparator.comparingInt(entry -> beginning(entry, path)))
                .map(WorkspaceEntry::path)
                .orElse("");
    }

    private static int beginning(WorkspaceEntry entry, String path) {
        return Stream.concat(Stream.of(entry.path()), entry.also().stream())
                .filter(start -> path.equals(start) || path.startsWith(start + "/"))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
