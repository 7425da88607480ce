package io.yanhuo.tenancy;

import java.util.Optional;
import java.util.TreeMap;

/**
 * What one restaurant's personal data is sealed with.
 *
 * @param versions the data keys that still exist, each under its number
 * @param hashKey by which values can be found again; never changes, or nothing would be found
 */
record DataKeys(TreeMap<Integer, byte[]> versions, byte[] hashKey) {
    /** Everything that is sealed from now on is sealed with this one. */
    int newest() {
        return versions.lastKey();
    }

    byte[] get(int version) {
        return find(version).orElseThrow();
    }

    Optional<byte[]> find(int version) {
        return Optional.ofNullable(versions.get(version));
    }

    /** Keys stay out of logs. */
    @Override
    public String toString() {
        return "DataKeys" + versions.keySet();
    }
}
