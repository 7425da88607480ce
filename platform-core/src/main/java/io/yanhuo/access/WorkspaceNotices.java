package io.yanhuo.access;

import java.util.List;

/** Tells the people in the workspace something; a bean of this type is found by itself. */
public interface WorkspaceNotices {
    /** Who lacks it is not told. */
    Permission may();

    /** For the restaurant of the current scope. Asked for every page, so it answers from memory. */
    List<WorkspaceNotice> now();
}
