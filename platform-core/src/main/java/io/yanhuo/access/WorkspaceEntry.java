package io.yanhuo.access;

/**
 * A page in the navigation of the workspace; a module declares one as a bean for each of its pages.
 *
 * @param text key of the entry's text, such as {@code menu.navigation}
 * @param path such as {@code /admin/dishes}
 * @param may who lacks it does not see the entry
 * @param order ascending from top to bottom
 * @param icon name of a symbol in {@code /assets/icons.svg}
 */
public record WorkspaceEntry(String text, String path, Permission may, int order, String icon) {}
