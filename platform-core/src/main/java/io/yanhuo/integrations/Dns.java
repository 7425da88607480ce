package io.yanhuo.integrations;

/** What name servers say about a name. */
public interface Dns {
    /** Its TXT records; one that is cut into pieces is put together. */
    DnsAnswer texts(String name);

    /** Its addresses of both families, as numbers. */
    DnsAnswer addresses(String name);
}
