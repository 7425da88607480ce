package io.yanhuo.domains;

import com.google.common.net.InternetDomainName;
import io.yanhuo.domains.DomainRefusal.Fault;
import io.yanhuo.shared.Refused;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a host as name servers and browsers send it: lower case, A-labels, no last dot.
 *
 * @param value such as {@code order.laowang.cn}
 */
public record HostName(String value) {
    /** What is asked for the proof stands before it, and must fit too. */
    private static final int LONGEST = 253 - "_yanhuo.".length();

    private static final int LONGEST_LABEL = 63;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|.*\\.([0-9]+|0x[0-9a-f]*)");
    private static final Pattern BEGINS_WITH_DIGIT = Pattern.compile("[0-9].*");

    /** Names of no public network, which no name server could vouch for. */
    private static final Set<String> RESERVED =
            Set.of(
                    "localhost",
                    "local",
                    "internal",
                    "intranet",
                    "lan",
                    "home",
                    "corp",
                    "test",
                    "example",
                    "invalid",
                    "onion",
                    "arpa",
                    "alt");

    /**
     * What somebody has typed, or copied from a browser.
     *
     * @param platform domain whose names we give away ourselves
     * @throws Refused if a restaurant cannot own it
     */
    static HostName of(String typed, String platform) {
        var text = typed.strip().replaceFirst("(?i)^https?://", "").replaceFirst("/$", "");
        if (text.isEmpty()) throw refused(Fault.EMPTY);
        if (text.contains("*")) throw refused(Fault.WILDCARD);
        if (text.startsWith("[") || text.indexOf(':') != text.lastIndexOf(':')) {
            throw refused(Fault.ADDRESS);
        }
        // Far more than any name that becomes short enough.
        if (text.length() > 2 * LONGEST) throw refused(Fault.LONG);
        var host = ascii(text);
        refuseUnlessOwnable(host, platform);
        return new HostName(host);
    }

    private static void refuseUnlessOwnable(String host, String platform) {
        if (NUMBERS.matcher(host).matches()) throw refused(Fault.ADDRESS);
        var labels = List.of(host.split("\\.", -1));
        if (host.length() > LONGEST
                || labels.stream().anyMatch(label -> label.length() > LONGEST_LABEL)) {
            throw refused(Fault.LONG);
        }
        if (!labels.stream().allMatch(HostName::wellFormed)) throw refused(Fault.MALFORMED);
        // Of no domain of all the world.
        if (BEGINS_WITH_DIGIT.matcher(labels.getLast()).matches()) throw refused(Fault.MALFORMED);
        if (host.equals(platform) || host.endsWith("." + platform)) throw refused(Fault.OURS);
        if (labels.size() == 1) throw refused(Fault.ONE_WORD);
        if (RESERVED.contains(labels.getLast())) throw refused(Fault.RESERVED);
        var words = IDN.toUnicode(host);
        if (InternetDomainName.from(host).isPublicSuffix()
                || InternetDomainName.from(words).isPublicSuffix()) {
            throw refused(Fault.SUFFIX);
        }
    }

    private static String ascii(String text) {
        try {
            var host = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            boolean tooLong = List.of(text.split("\\.")).stream().anyMatch(HostName::isLong);
            throw refused(tooLong ? Fault.LONG : Fault.MALFORMED);
        }
    }

    private static boolean isLong(String label) {
        return label.length() > LONGEST_LABEL;
    }

    /** An A-label is one way to write a word, and there is no other. */
    private static boolean wellFormed(String label) {
        if (!LABEL.matcher(label).matches()) return false;
        if (!label.startsWith("xn--")) return !label.startsWith("--", 2);
        try {
            var word = IDN.toUnicode(label);
            return !word.equals(label) && IDN.toASCII(word).equalsIgnoreCase(label);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Refused refused(Fault fault) {
        return new Refused(new DomainRefusal.NotAName(fault));
    }

    /** As people write it. */
    public String readable() {
        return IDN.toUnicode(value);
    }

    /** Whether it has letters that not everybody can read. */
    public boolean foreign() {
        return !readable().equals(value);
    }

    /** What stands before the part that was registered; {@code @} for that part itself. */
    public String inZone() {
        return inZone(value);
    }

    /** The same for the name of the proof. */
    public String proofInZone() {
        return inZone(proof());
    }

    /** Where the proof has to lie. */
    public String proof() {
        return "_yanhuo." + value;
    }

    private String inZone(String name) {
        var zone = InternetDomainName.from(readable());
        if (!zone.isUnderPublicSuffix()) return name;
        var labels = List.of(name.split("\\."));
        var before = labels.subList(0, labels.size() - zone.topPrivateDomain().parts().size());
        return before.isEmpty() ? "@" : String.join(".", before);
    }
}
