package io.yanhuo.tenancy;

import java.util.Set;

/**
 * Something that shows pictures; one that no bean of this type names is thrown away after a day.
 */
public interface PictureUse {
    /** Ids of all it refers to in the restaurant of the current scope. */
    Set<String> pictures();
}
