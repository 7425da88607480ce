package io.yanhuo.tenancy;

/** Bytes as people read them. */
public final class Megabytes {
    private static final long MEGABYTE = 1024 * 1024;

    private Megabytes() {}

    /** Rounded up: what is there is never shown as nothing. */
    public static long of(long bytes) {
        return Math.ceilDiv(bytes, MEGABYTE);
    }

    public static long toBytes(long megabytes) {
        return Math.multiplyExact(megabytes, MEGABYTE);
    }
}
