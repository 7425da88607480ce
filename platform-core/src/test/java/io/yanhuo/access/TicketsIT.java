package io.yanhuo.access;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.Refusals.answer;
import static io.yanhuo.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leads somebody who is signed in from one door to the next. */
class TicketsIT extends GuardScene {
    @Test
    void is_good_once() throws Exception {
        laowang.scope()
                .run(() -> {
                    var ticket = issued("/me");

                    assertThat(tickets.use(Who.DINER, ticket).page()).isEqualTo("/me");
                    refused(() -> tickets.use(Who.DINER, ticket), AccessRefusal.TicketGone.class);
                });
        var ticket = laowang.scope().get(() -> issued("/me"));
        var uses =
                atOnce(
                        20,
                        () ->
                                laowang.scope()
                                        .get(() -> answer(() -> tickets.use(Who.DINER, ticket))));
        assertThat(uses).filteredOn("done"::equals).hasSize(1);
    }

    @Test
    void is_too_old_after_two_minutes() {
        laowang.scope()
                .run(() -> {
                    var ticket = issued("/me");
                    clock.advance(Duration.ofMinutes(2).plusSeconds(1));

                    refused(() -> tickets.use(Who.DINER, ticket), AccessRefusal.TicketGone.class);
                });
    }

    @Test
    void opens_no_other_door_and_no_other_restaurant() {
        var ticket = laowang.scope().get(() -> issued("/me"));

        laowang.scope()
                .run(() ->
                        refused(
                                () -> tickets.use(Who.STAFF, ticket),
                                AccessRefusal.TicketGone.class));
        amei.scope()
                .run(() ->
                        refused(
                                () -> tickets.use(Who.DINER, ticket),
                                AccessRefusal.TicketGone.class));
    }

    @Test
    void leads_to_pages_of_this_host_alone() {
        laowang.scope()
                .run(() -> {
                    for (var page :
                            List.of(
                                    "//evil.example",
                                    "https://evil.example",
                                    "/\\evil",
                                    "me",
                                    "/a\nb")) {
                        refused(() -> issued(page), AccessRefusal.NotALocalPage.class);
                    }
                });
    }

    private String issued(String page) {
        var path = tickets.issue(Who.DINER, "d".repeat(20), page);
        assertThat(path).startsWith("/enter?ticket=");
        return path.substring("/enter?ticket=".length());
    }
}
