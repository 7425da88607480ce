package io.yanhuo.domains;

import io.yanhuo.integrations.Dns;
import io.yanhuo.integrations.DnsAnswer;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Tenants;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks whether a host is the restaurant's and leads here. Changes nothing, and may take long. */
@Component
class Looks {
    private final Dns dns;
    private final Tenants tenants;
    private final AddressSettings address;
    private final DomainSettings settings;

    Looks(Dns dns, Tenants tenants, AddressSettings address, DomainSettings settings) {
        this.dns = dns;
        this.tenants = tenants;
        this.address = address;
        this.settings = settings;
    }

    Sight at(OwnDomain domain) {
        var proof = proof(dns.texts(domain.host().proof()), domain.text());
        return target(domain, proof, dns.addresses(domain.host().value()));
    }

    /**
     * At which addresses a host that leads here is answered: ours, and never one that only its
     * owner's records name.
     *
     * @return empty if it does not lead here now
     */
    List<String> answeredAt(OwnDomain domain) {
        if (!(dns.addresses(domain.host().value()) instanceof DnsAnswer.Found found)
                || target(domain, Finding.GOOD, found).target() != Finding.GOOD) return List.of();
        var ours = ours(domain);
        var both = found.values().stream().filter(ours::contains).toList();
        return both.isEmpty() ? addresses(tenants.get(domain.tenant()).host()) : both;
    }

    /** Of a name of the platform's own; none if nobody can say now. */
    List<String> addresses(String host) {
        return dns.addresses(host) instanceof DnsAnswer.Found found ? found.values() : List.of();
    }

    private static Finding proof(DnsAnswer answer, String expected) {
        return switch (answer) {
            case DnsAnswer.Found found ->
                    found.values().stream().map(String::strip).anyMatch(expected::equals)
                            ? Finding.GOOD
                            : Finding.WRONG;
            case DnsAnswer.Nothing _ -> Finding.NOTHING;
            case DnsAnswer.NoSuchName _ -> Finding.NO_SUCH_NAME;
            case DnsAnswer.ServerFailure _ -> Finding.SERVER_FAILURE;
            case DnsAnswer.Silence _ -> Finding.SILENCE;
        };
    }

    private Sight target(OwnDomain domain, Finding proof, DnsAnswer answer) {
        return switch (answer) {
            case DnsAnswer.Found found -> target(domain, proof, found);
            case DnsAnswer.Nothing _ -> new Sight(proof, Finding.NOTHING, "");
            case DnsAnswer.NoSuchName _ -> new Sight(proof, Finding.NO_SUCH_NAME, "");
            case DnsAnswer.ServerFailure _ -> new Sight(proof, Finding.SERVER_FAILURE, "");
            case DnsAnswer.Silence _ -> new Sight(proof, Finding.SILENCE, "");
        };
    }

    /** An alias of a name of ours, or the platform's own addresses and no other beside them. */
    private Sight target(OwnDomain domain, Finding proof, DnsAnswer.Found found) {
        if (found.aliases().stream().anyMatch(address::covers)) {
            return new Sight(proof, Finding.GOOD, "");
        }
        var ours = ours(domain);
        if (ours.isEmpty()) return new Sight(proof, Finding.SERVER_FAILURE, "");
        var others =
                found.values().stream()
                        .filter(value -> !ours.contains(value))
                        .collect(Collectors.joining(", "));
        return new Sight(proof, others.isEmpty() ? Finding.GOOD : Finding.WRONG, others);
    }

    /** Empty if nobody can say now. */
    private Set<String> ours(OwnDomain domain) {
        if (!settings.addresses().isEmpty()) return Set.copyOf(settings.addresses());
        return Set.copyOf(addresses(tenants.get(domain.tenant()).host()));
    }
}
