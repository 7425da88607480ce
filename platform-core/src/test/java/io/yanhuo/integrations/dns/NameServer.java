package io.yanhuo.integrations.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * A resolver of the tests' own: real datagrams on the loopback interface, and what a test has
 * written into its zones.
 */
public final class NameServer implements AutoCloseable {
    private static final int LARGEST = 4096;
    private static final long TTL = 60;

    private final DatagramSocket socket;
    private final int port;
    private final Map<Name, List<Record>> zone = new ConcurrentHashMap<>();
    private final Map<Name, Integer> failing = new ConcurrentHashMap<>();
    private final Set<Name> silent = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean followsAliases = true;

    public NameServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            port = socket.getLocalPort();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("name server").start(this::serve);
    }

    /** As settings write it. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** How many questions have come. */
    public int asked() {
        return asked.get();
    }

    public NameServer text(String name, String... pieces) {
        return add(new TXTRecord(name(name), DClass.IN, TTL, List.of(pieces)));
    }

    public NameServer alias(String name, String target) {
        return add(new CNAMERecord(name(name), DClass.IN, TTL, name(target)));
    }

    public NameServer address(String name, String number) {
        var address = InetAddress.ofLiteral(number);
        return add(
                number.contains(":")
                        ? new AAAARecord(name(name), DClass.IN, TTL, address)
                        : new ARecord(name(name), DClass.IN, TTL, address));
    }

    /** There is no such name from now on. */
    public NameServer remove(String name) {
        zone.remove(name(name));
        failing.remove(name(name));
        silent.remove(name(name));
        return this;
    }

    public NameServer fail(String name) {
        failing.put(name(name), Rcode.SERVFAIL);
        return this;
    }

    public NameServer saysNothing(String name) {
        silent.add(name(name));
        return this;
    }

    public NameServer answers(String name) {
        failing.remove(name(name));
        silent.remove(name(name));
        return this;
    }

    /** As a server does that knows its own zones and asks nobody. */
    public NameServer leavesAliasesToOthers() {
        followsAliases = false;
        return this;
    }

    private NameServer add(Record record) {
        zone.computeIfAbsent(record.getName(), _ -> new CopyOnWriteArrayList<>()).add(record);
        return this;
    }

    private void serve() {
        while (!socket.isClosed()) {
            var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
            try {
                socket.receive(packet);
                asked.incrementAndGet();
                var question = read(packet);
                if (silent.contains(question.getQuestion().getName())) continue;
                var answer = answer(question).toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException _) {
                // Closed, or no question.
            }
        }
    }

    private static Message read(DatagramPacket packet) throws IOException {
        return new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    private Message answer(Message question) {
        var asked = question.getQuestion();
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(asked, Section.QUESTION);
        var rcode = failing.get(asked.getName());
        if (rcode != null) {
            answer.getHeader().setRcode(rcode);
            return answer;
        }
        var name = asked.getName();
        for (int hops = 0; hops < 20; hops++) {
            var records = zone.get(name);
            if (records == null) {
                answer.getHeader().setRcode(Rcode.NXDOMAIN);
                return answer;
            }
            records.stream()
                    .filter(record -> record.getType() == asked.getType())
                    .forEach(record -> answer.addRecord(record, Section.ANSWER));
            var alias = records.stream().filter(CNAMERecord.class::isInstance).findFirst();
            if (alias.isEmpty()) return answer;
            if (answer.findRecord(alias.get())) return answer;
            answer.addRecord(alias.get(), Section.ANSWER);
            if (!followsAliases) return answer;
            name = ((CNAMERecord) alias.get()).getTarget();
        }
        return answer;
    }

    private static Name name(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
