package io.yanhuo.shared;

import java.net.InetSocketAddress;

/** Where a server of ours listens, as whoever sets up the platform writes it. */
public record ServerAddress(String host, int port) {
    /**
     * @param text {@code host} or {@code host:port}; an address of IPv6 in brackets
     * @param usual the port if the text names none
     */
    public static ServerAddress of(String text, int usual) {
        var address = text.strip();
        int colon = address.lastIndexOf(':');
        if (colon < 0 || address.endsWith("]")) return new ServerAddress(address, usual);
        return new ServerAddress(
                address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    /** By what the name leads to now. */
    public InetSocketAddress resolved() {
        return new InetSocketAddress(host, port);
    }
}
