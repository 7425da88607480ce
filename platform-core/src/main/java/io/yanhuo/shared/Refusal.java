package io.yanhuo.shared;

import java.util.List;
import org.springframework.http.HttpStatus;

/** Why something a person asked for is not done: one record per reason, with a stable code. */
public interface Refusal {
    /**
     * Stable for machines and the key of the text for people, such as {@code ordering.too-late}.
     */
    String code();

    HttpStatus status();

    /** What the text's {@code {0}}, {@code {1}}… stand for. */
    default List<Object> arguments() {
        return List.of();
    }
}
