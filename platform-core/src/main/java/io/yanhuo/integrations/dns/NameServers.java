package io.yanhuo.integrations.dns;

import io.yanhuo.integrations.Dns;
import io.yanhuo.integrations.DnsAnswer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks resolvers over the network, each time anew: nothing is remembered here. */
@Component
class NameServers implements Dns {
    private static final int MOST_ALIASES = 8;

    /** A datagram may be lost. */
    private static final int ROUNDS = 2;

    private final List<SimpleResolver> resolvers;

    NameServers(DnsSettings settings) {
        var servers = settings.addresses();
        if (servers.isEmpty()) servers = ResolverConfig.getCurrentConfig().servers();
        this.resolvers = servers.stream().map(server -> resolver(server, settings)).toList();
    }

    private static SimpleResolver resolver(InetSocketAddress server, DnsSettings settings) {
        var resolver = new SimpleResolver(server);
        resolver.setTimeout(settings.timeout());
        return resolver;
    }

    @Override
    public DnsAnswer texts(String name) {
        return ask(name, Type.TXT);
    }

    @Override
    public DnsAnswer addresses(String name) {
        var four = ask(name, Type.A);
        if (!four.certain() || four instanceof DnsAnswer.NoSuchName) return four;
        var six = ask(name, Type.AAAA);
        // Some servers know nothing of the newer family, and fail when asked.
        if (!(six instanceof DnsAnswer.Found more)) return four;
        if (!(four instanceof DnsAnswer.Found some)) return more;
        var both = Stream.concat(some.values().stream(), more.values().stream()).toList();
        return new DnsAnswer.Found(some.aliases(), both);
    }

    private DnsAnswer ask(String asked, int type) {
        var aliases = new ArrayList<String>();
        var name = name(asked);
        if (name == null) return new DnsAnswer.NoSuchName();
        while (aliases.size() <= MOST_ALIASES) {
            var answer = send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
            if (answer == null) return new DnsAnswer.Silence();
            if (!answers(answer)) return new DnsAnswer.ServerFailure();
            var end = end(name, answer, aliases);
            if (answer.getRcode() == Rcode.NXDOMAIN) return new DnsAnswer.NoSuchName();
            var values = values(end, type, answer);
            if (!values.isEmpty()) return new DnsAnswer.Found(List.copyOf(aliases), values);
            // A server that does not follow aliases itself leaves that to whoever asks.
            if (end.equals(name)) return new DnsAnswer.Nothing();
            name = end;
        }
        return new DnsAnswer.Nothing();
    }

    private static @Nullable Name name(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException _) {
            return null;
        }
    }

    /** The first answer that says something; else the last that says why not; null for silence. */
    private @Nullable Message send(Message query) {
        Message last = null;
        for (int round = 0; round < ROUNDS; round++) {
            for (var resolver : resolvers) {
                try {
                    var answer = resolver.send(query);
                    if (answers(answer)) return answer;
                    last = answer;
                } catch (IOException _) {
                    // The next one may be there.
                }
            }
        }
        return last;
    }

    private static boolean answers(Message answer) {
        int code = answer.getRcode();
        return code == Rcode.NOERROR || code == Rcode.NXDOMAIN;
    }

    private static Name end(Name name, Message answer, List<String> aliases) {
        var at = name;
        for (var next = alias(at, answer);
                next.isPresent() && aliases.size() <= MOST_ALIASES;
                next = alias(at, answer)) {
            at = next.get();
            aliases.add(at.toString(true).toLowerCase(Locale.ROOT));
        }
        return at;
    }

    private static Optional<Name> alias(Name name, Message answer) {
        return answer.getSection(Section.ANSWER).stream()
                .filter(record -> record.getName().equals(name))
                .filter(CNAMERecord.class::isInstance)
                .map(record -> ((CNAMERecord) record).getTarget())
                .findFirst();
    }

    private static List<String> values(Name name, int type, Message answer) {
        return answer.getSection(Section.ANSWER).stream()
                .filter(record -> record.getType() == type && record.getName().equals(name))
                .map(NameServers::value)
                .toList();
    }

    private static String value(Record record) {
        return switch (record) {
            case TXTRecord text -> String.join("", text.getStrings());
            case ARecord address -> address.getAddress().getHostAddress();
            case AAAARecord address -> address.getAddress().getHostAddress();
            default -> record.rdataToString();
        };
    }
}
