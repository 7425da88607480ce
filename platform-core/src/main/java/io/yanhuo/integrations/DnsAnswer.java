package io.yanhuo.integrations;

import java.util.List;

/** An answer of the name servers, or why there is none. */
public sealed interface DnsAnswer {
    /**
     * @param aliases names that it stands for, one after the other, in lower case and without the
     *     last dot; empty for most
     * @param values what was asked for
     */
    record Found(List<String> aliases, List<String> values) implements DnsAnswer {}

    /** The name is there, with other things than what was asked for. */
    record Nothing() implements DnsAnswer {}

    /** NXDOMAIN. */
    record NoSuchName() implements DnsAnswer {}

    /** SERVFAIL or the like: whoever should know does not answer in order. */
    record ServerFailure() implements DnsAnswer {}

    /** Nobody answered in time. */
    record Silence() implements DnsAnswer {}

    /** Whether this says something about the name, not about the way to the answer. */
    default boolean certain() {
        return !(this instanceof ServerFailure) && !(this instanceof Silence);
    }
}
