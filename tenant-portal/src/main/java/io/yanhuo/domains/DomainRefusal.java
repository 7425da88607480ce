package io.yanhuo.domains;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a name does not become the restaurant's. */
public sealed interface DomainRefusal extends Refusal {
    /** What was typed is no name that a restaurant could own. */
    record NotAName(Fault fault) implements DomainRefusal {}

    /** Another restaurant is found there, or was until lately. */
    record Taken(String host) implements DomainRefusal {}

    /** It is on the list already. */
    record Twice(String host) implements DomainRefusal {}

    record Enough(int most) implements DomainRefusal {}

    record TooSoon(long seconds) implements DomainRefusal {}

    record NoFilingNumber() implements DomainRefusal {}

    /** Never there, removed, or another restaurant's. */
    record NoSuchDomain() implements DomainRefusal {}

    /** What is wrong with a name. */
    enum Fault {
        EMPTY,
        MALFORMED,
        LONG,
        ADDRESS,
        WILDCARD,
        ONE_WORD,
        RESERVED,
        SUFFIX,
        OURS
    }

    @Override
    default String code() {
        return switch (this) {
            case NotAName not -> "domains.not-a-name." + not.fault();
            case Taken _ -> "domains.taken";
            case Twice _ -> "domains.twice";
            case Enough _ -> "domains.enough";
            case TooSoon _ -> "domains.too-soon";
            case NoFilingNumber _ -> "domains.no-filing-number";
            case NoSuchDomain _ -> "domains.no-such-domain";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NotAName _, NoFilingNumber _ -> UNPROCESSABLE_CONTENT;
            case Taken _, Twice _, Enough _ -> CONFLICT;
            case TooSoon _ -> TOO_MANY_REQUESTS;
            case NoSuchDomain _ -> NOT_FOUND;
        };
    }

    @Override
    default List<Object> arguments() {
        return switch (this) {
            case Taken taken -> List.of(taken.host());
            case Twice twice -> List.of(twice.host());
            case Enough enough -> List.of(enough.most());
            case TooSoon soon -> List.of(soon.seconds());
            case NotAName _, NoFilingNumber _, NoSuchDomain _ -> List.of();
        };
    }
}
