package io.yanhuo.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.access.Audit;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sign-ups that nobody finished, and what is kept of them. */
class AbandonedSignupsIT extends AccidentScene {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Autowired AbandonedSignups job;
    @Autowired Audit audit;
    @Autowired MovableClock clock;

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Test
    void one_that_was_given_up_is_forgotten_after_ninety_days_and_not_before() {
        var id = stuck("13911120001");
        operations.abandon(operation(id).id());
        await().atMost(PATIENCE).until(() -> operation(id).state() == Operation.State.ABANDONED);

        clock.advance(AbandonedSignups.KEPT.minusHours(1));
        job.run();
        assertThat(rows(id)).isEqualTo(3);

        clock.advance(Duration.ofHours(2));
        job.run();
        assertThat(rows(id)).isZero();
        assertThat(audit.latest(null, null, 5))
                .filteredOn(entry -> entry.action().equals("signup.forgotten"))
                .first()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("SYSTEM"))
                .satisfies(entry -> assertThat(Integer.parseInt(entry.subject())).isPositive());
    }

    @Test
    void one_that_nobody_looked_after_is_given_up_and_forgotten() {
        var id = stuck("13911120002");
        clock.advance(AbandonedSignups.KEPT.plusHours(1));

        job.run();
        await().atMost(PATIENCE).until(() -> operation(id).state() == Operation.State.ABANDONED);
        job.run();

        assertThat(rows(id)).isZero();
    }

    @Test
    void one_that_an_operator_mended_meanwhile_stays() {
        var id = stuck("13911120003");
        clock.advance(AbandonedSignups.KEPT.minusDays(1));
        operations.retry(operation(id).id());
        await().atMost(PATIENCE).until(() -> operation(id).state() == Operation.State.FAILED);
        clock.advance(Duration.ofDays(2));

        job.run();

        assertThat(operation(id).state()).isEqualTo(Operation.State.FAILED);
        assertThat(rows(id)).isEqualTo(3);
    }

    @Test
    void one_whose_restaurant_is_open_stays() throws InterruptedException {
        var key = RandomId.ofLength(20);
        signups.open(key, restaurant("13911120004"));
        var id = signups.byKey(key).orElseThrow();
        clock.advance(AbandonedSignups.KEPT.plusDays(1));

        job.run();

        assertThat(rows(id)).isEqualTo(3);
    }

    @Test
    void the_policy_promises_what_the_job_does() throws IOException {
        try (var texts = getClass().getResourceAsStream("web/texts.properties")) {
            assertThat(new String(texts.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("最后一次变动 " + AbandonedSignups.KEPT.toDays() + " 天后自动删除");
        }
    }

    private String stuck(String phone) {
        accident.failAt("CHECK");
        var id = signups.begin(restaurant(phone), RandomId.ofLength(24), null);
        await().atMost(PATIENCE).until(() -> operation(id).state() == Operation.State.FAILED);
        return id;
    }

    private static NewRestaurant restaurant(String phone) {
        var slug = new Slug("leaves-" + RandomId.ofLength(6));
        return new NewRestaurant("走了", slug, "roast", "#8c1c2b", null, new PhoneNumber(phone));
    }

    private Operation operation(String id) {
        return operations.about(Provisioning.NAME, id).orElseThrow();
    }

    /** The sign-up and its two consents. */
    private long rows(String id) {
        return platform.sql(
                        "SELECT (SELECT COUNT(*) FROM signup WHERE signup_id = :id)"
                                + " + (SELECT COUNT(*) FROM signup_consent WHERE signup_id = :id)")
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
