package io.yanhuo.access;

import java.util.List;

/**
 * A page in the navigation of the workspace; a module declares one as a bean for each of its pages.
 *
 * @param text key of the entry's text, such as {@code menu.navigation}
 * @param path such as {@code /admin/dishes}
 * @param may who lacks it does not see the entry
 * @param order ascending from top to bottom; every hundred begins a new group
 * @param icon name of a symbol in {@code /assets/icons.svg}
 * @param also beginnings of further addresses at which one is under this entry
 * @param where in which restaurants the page is
 */
public record WorkspaceEntry(
        String text,
        String path,
        Permission may,
        int order,
        String icon,
        List<String> also,
        Where where) {
    /** Some pages are about real money or the restaurant's life, some about practising. */
    public enum Where {
        EVERYWHERE,
        NOT_IN_PRACTICE,
        IN_PRACTICE_ONLY
    }

    public WorkspaceEntry(String text, String path, Permission may, int order, String icon) {
        this(text, path, may, order, icon, List.of());
    }

    public WorkspaceEntry(
            String text, String path, Permission may, int order, String icon, List<String> also) {
        this(text, path, may, order, icon, also, Where.EVERYWHERE);
    }

    public WorkspaceEntry {
        also = List.copyOf(also);
    }

    public WorkspaceEntry notInPractice() {
        return new WorkspaceEntry(text, path, may, order, icon, also, Where.NOT_IN_PRACTICE);
    }

    public WorkspaceEntry inPracticeOnly() {
        return new WorkspaceEntry(text, path, may, order, icon, also, Where.IN_PRACTICE_ONLY);
    }

    /** Whether the page is in a restaurant of that kind. */
    public boolean isIn(boolean practice) {
        return switch (where) {
            case EVERYWHERE -> true;
            case NOT_IN_PRACTICE -> !practice;
            case IN_PRACTICE_ONLY -> practice;
        };
    }

    /** Whether this address belongs to the entry. */
    public boolean covers(String address) {
        return begins(path, address) || also.stream().anyMatch(start -> begins(start, address));
    }

    private static boolean begins(String start, String address) {
        return address.equals(start) || address.startsWith(start + "/");
    }
}
