package io.yanhuo.shared;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * There are as many of these already as one restaurant may have, whatever its plan: more than
 * anybody needs, and few enough to be read as a whole.
 */
public record TooMany(int most) implements Refusal {
    /**
     * @throws Refused if one more would be more than the most
     */
    public static void refuse(long already, int most) {
        if (already >= most) throw new Refused(new TooMany(most));
    }

    @Override
    public String code() {
        return "shared.too-many";
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.UNPROCESSABLE_CONTENT;
    }

    @Override
    public List<Object> arguments() {
        return List.of(most);
    }
}
