package io.yanhuo;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** As {@link GuardsIT}, for what keeps people out who may not come in. */
class AccessGuardsIT {
    private static final String TENANCY = "io.yanhuo.tenancy.";
    private static final String ACCESS = "io.yanhuo.access.";

    static Stream<Guard> guards() {
        return Stream.of(routes(), forms(), logins(), cookiesAndTokens()).flatMap(guards -> guards);
    }

    /** Who gets to a page at all. */
    private static Stream<Guard> routes() {
        return Stream.of(
                Guard.instead(
                        "amongThem",
                        TENANCY + "web.FaceRouting$Faces",
                        "getMatchingCondition",
                        "contains",
                        ACCESS + "RouteRulesIT$A_route#of_one_face_is_not_there_on_another"),
                open("Doorkeeper", "preHandle", "RouteRulesIT$A_route#without_a_rule_is_refused"),
                open(
                        "Doorkeeper",
                        "is",
                        "RouteRulesIT$A_route#tells_a_script_that_somebody_has_to_sign_in"),
                open("Doorkeeper", "isHere", "DoorkeeperTest"),
                open(
                        "Authorization",
                        "permits",
                        "RouteRulesIT$A_route#asks_for_every_permission_it_names"),
                open("web.RateLimit", "letIn", "TooMuchIT$Who_asks_too_much"),
                open("web.RateLimit", "hasRoom", "ManyAddressesIT$An_attack_on_one_restaurant"),
                open("web.RateLimit", "letIn", "ManyAddressesIT$Reports_of_payments"),
                open(
                        "web.Strangers",
                        "allow",
                        "TrafficIT#whoever_makes_up_names_is_told_to_wait_and_whoever_asks_for_real_ones_is_not"));
    }

    private static Stream<Guard> forms() {
        return Stream.of(
                access("FormGuard", "forged", "FormsIT$A_form#without_a_token_is_not"),
                open("Csrf", "proved", "FormsIT$A_form#with_the_token_of_another_browser_is_not"),
                access(
                        "Csrf",
                        "session",
                        "FormsIT$A_form#of_another_session_in_the_same_browser_is_not"),
                access(
                        "Csrf",
                        "madeElsewhere",
                        "FormsIT$A_form#from_another_site_is_not_even_with_the_token"),
                access(
                        "web.ArrivingBody",
                        "arrive",
                        "ArrivalsIT$What_comes_slowly"
                                + "#is_for_nobody_if_the_restaurant_is_suspended_meanwhile"));
    }

    private static Stream<Guard> logins() {
        var staff =
                "SigningInIT$Signing_in#gives_a_new_token_so_that_a_planted_one_is_worth_nothing";
        var operator = "SigningInIT$Signing_in#gives_an_operator_a_new_token_as_well";
        return Stream.of(
                access(
                        "Lockout",
                        "count",
                        "SigningInIT$Signing_in#is_locked_after_five_wrong_passwords_even_for_the_right_one"),
                access(
                        "Lockout",
                        "count",
                        "SigningInIT$Signing_in#is_locked_for_an_address_that_tries_many_names"),
                planted("StaffSessions", "open", staff),
                access("StaffSessions", "end", staff),
                planted("OperatorSessions", "signIn", operator),
                open(
                        "StaffSessions",
                        "holds",
                        "LateSessionsIT#one_of_the_staff_is_not_in_by_the_password_of_before"),
                open(
                        "OperatorSessionRows",
                        "holds",
                        "LateSessionsIT#an_operator_is_not_in_by_the_password_of_before"),
                open(
                        "StaffWatch",
                        "staffed",
                        "LateSessionsIT"
                                + "#a_page_that_stays_open_is_told_nothing_more_once_the_restaurant_is_locked"),
                access("OperatorSessions", "end", operator));
    }

    private static Stream<Guard> cookiesAndTokens() {
        return Stream.of(
                open("Signed", "equal", "EnteringIT$A_diner#cannot_alter_the_cookie"),
                open("Signed", "equal", "MiniProgramIT$A_token#cannot_be_made_up"),
                open(
                        "MiniProgramTokens",
                        "isHere",
                        "MiniProgramIT$A_token#of_one_restaurant_is_nothing_in_another_and_leaves_a_trace"),
                open(
                        "MiniProgramTokens",
                        "isHere",
                        "MiniProgramIT$A_token#ends_with_the_mini_program_it_was_made_for"));
    }

    private static Guard access(String type, String method, String test) {
        return Guard.silent(ACCESS + type, method, ACCESS + test);
    }

    private static Guard open(String type, String method, String test) {
        return Guard.always(true, ACCESS + type, method, ACCESS + test);
    }

    private static Guard planted(String type, String method, String test) {
        return Guard.instead("planted", ACCESS + type, method, "ofLength", ACCESS + test);
    }

    @ParameterizedTest
    @MethodSource("guards")
    void a_guard_that_is_switched_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
