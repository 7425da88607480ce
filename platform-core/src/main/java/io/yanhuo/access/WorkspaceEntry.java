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
 */
public record WorkspaceEntry(
        String text, String path, Permission may, int order, String icon, List<String> also) {
    public WorkspaceEntry(String text, String path, Permission may, int order, String icon) {
        this(text, path, may, order, icon, List.of());
    }

    public WorkspaceEntry {
        also = List.copyOf(also);
    }
}
