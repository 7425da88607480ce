package io.yanhuo.tenancy;

/**
 * Keys that follow from the master key alone: those of the platform itself, and those with which
 * restaurants' values were sealed before each had a key of its own.
 */
final class DerivedKeys {
    private DerivedKeys() {}

    static byte[] data(MasterKey master, String owner) {
        return master.derive("personal|" + owner);
    }

    static byte[] hash(MasterKey master, String owner) {
        return master.derive("personal-hash|" + owner);
    }
}
