package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.RandomId;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the rows themselves refuse, whatever is forgotten above them. */
class SupportAccessRowsIT extends GuardScene {
    @Autowired SupportAccessRows rows;

    @Test
    @DisplayName("T-49 the statement that notes an agreement notes nobody's own")
    void nobody_agrees_to_what_she_asked_for_herself() {
        operators.ensure("second", "operator-password");
        var now = clock.instant();
        var access = RandomId.ofLength(20);
        var until = now.plus(Duration.ofMinutes(30));
        rows.add(
                new SupportAccessRows.Wanted(
                        access, laowang.id(), id("root"), "why", "T-1", now, until, true));

        assertThat(rows.approve(access, id("root"), now)).as("her own").isFalse();
        assertThat(rows.approve(access, id("second"), until)).as("too late").isFalse();
        assertThat(rows.approve(access, id("second"), now)).isTrue();
        assertThat(rows.approve(access, id("second"), now)).as("twice").isFalse();
    }

    private String id(String login) {
        return operators.all().stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
