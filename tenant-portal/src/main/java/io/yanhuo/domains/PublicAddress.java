package io.yanhuo.domains;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the open internet from those that lead into somebody's house. */
final class PublicAddress {
    private PublicAddress() {}

    static boolean is(InetAddress address) {
        boolean inside =
                address.isAnyLocalAddress()
                        || address.isLoopbackAddress()
                        || address.isLinkLocalAddress()
                        || address.isSiteLocalAddress()
                        || address.isMulticastAddress();
        if (inside) return false;
        var bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return address instanceof Inet4Address ? four(first, second) : six(bytes, first, second);
    }

    /** Not this network, the carrier's own, a laboratory's, or what is reserved. */
    private static boolean four(int first, int second) {
        boolean carriers = first == 100 && second >= 64 && second < 128;
        boolean laboratory = first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 224 && !carriers && !laboratory;
    }

    /** What is given out; without those that hold an address of four numbers within. */
    private static boolean six(byte[] bytes, int first, int second) {
        boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        boolean sixToFour = first == 0x20 && second == 0x02;
        return (first & 0xE0) == 0x20 && !teredo && !sixToFour;
    }
}
