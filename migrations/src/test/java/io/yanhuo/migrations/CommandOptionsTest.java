package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said after {@code ./yanhuo migrate}. */
class CommandOptionsTest {
    @ParameterizedTest
    @EnumSource
    void each_verb_is_enough_and_is_in_the_help(CommandOptions.Verb verb) {
        var word = verb.name().toLowerCase(Locale.ROOT);

        assertThat(read(word)).contains(new CommandOptions(verb, CampaignSettings.usual()));
        assertThat(CommandOptions.USAGE).contains("./yanhuo migrate " + word + " ");
    }

    @Test
    void each_option_changes_what_it_names_and_nothing_else() {
        var all =
                "run --canary laowang,wangji --per-server 4 --lock-wait 1 --lease 7 --attempts 2"
                        + " --stop-failures 9 --stop-percent 2.5";

        assertThat(read(all))
                .contains(
                        new CommandOptions(
                                CommandOptions.Verb.RUN,
                                new CampaignSettings(
                                        List.of("laowang", "wangji"),
                                        CampaignSettings.usual().shares(),
                                        new Campaign.StopRule(9, 250),
                                        4,
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(7),
                                        2,
                                        CampaignSettings.usual().pause())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "begin",
                "--lease 3",
                "--lease 3 run",
                "run twice",
                "run --colour red",
                "run --Lease 3",
                "run --lease",
                "run --lease 3 --attempts",
                "run --lease soon",
                "run --lease 1.5",
                "run --stop-percent half"
            })
    void what_is_not_understood_is_not_guessed(String said) {
        assertThat(read(said)).isEmpty();
    }

    /** A lease that has run out when it is taken gives one restaurant to two hands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --per-server 0",
                "run --attempts 0",
                "run --lease 0",
                "run --lease -3",
                "run --lock-wait 0",
                "run --lock-wait -1",
                "run --stop-failures 0",
                "run --stop-percent -1",
                "run --stop-percent 101",
                "run --stop-percent NaN"
            })
    void what_would_do_harm_is_not_accepted(String said) {
        assertThat(read(said)).isEmpty();
    }

    @Test
    void the_limits_are_accepted() {
        assertThat(read("run --lease 1 --lock-wait 1 --stop-failures 1 --stop-percent 0"))
                .isPresent();
        assertThat(read("run --stop-percent 100")).isPresent();
    }

    @Test
    void whoever_is_not_understood_is_told_how_and_no_database_is_asked() {
        var out = new ByteArrayOutputStream();

        int exit =
                MigrateCommand.main(
                        words("run --colour red"),
                        Release.ofThisBuild(),
                        new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(exit).isEqualTo(MigrateCommand.WRONG_USE);
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo(CommandOptions.USAGE);
    }

    private static Optional<CommandOptions> read(String said) {
        return CommandOptions.of(words(said));
    }

    private static String[] words(String said) {
        return said.isEmpty() ? new String[0] : said.split(" ");
    }
}
