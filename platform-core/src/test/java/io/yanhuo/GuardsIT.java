package io.yanhuo;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each guard is switched off in turn, in the running code: if no test notices, the guard is not
 * guarded itself.
 */
@Tag("alone")
class GuardsIT {
    private static final String TENANCY = "io.yanhuo.tenancy.";
    private static final String ACCESS = "io.yanhuo.access.";

    static Stream<Guard> guards() {
        return Stream.of(
                        isolation(),
                        memories(),
                        routes(),
                        forms(),
                        logins(),
                        cookiesAndTokens(),
                        limits(),
                        shares(),
                        witnesses())
                .flatMap(guards -> guards);
    }

    private static Stream<Guard> isolation() {
        return Stream.of(
                tenancy("ChangeUser", "on", "IsolationIT$A_transaction"),
                tenancy("TenantIdentity", "check", "IsolationIT$Work_for_nobody"),
                tenancy("HibernateTenancy", "getConnection", "IsolationIT$Work_for_nobody"),
                tenancy("TenantScope", "refuseSwitchInTransaction", "IsolationIT$A_transaction"),
                tenancy("Fence", "shut", "MoveIT#loses_nothing"),
                tenancy("FairShare", "take", "FairShareTest"),
                tenancy("Leases", "hold", "OperationsIT$Two_hands_on_one_operation"));
    }

    /** What is remembered, and which restaurant a request is for. */
    private static Stream<Guard> memories() {
        return Stream.of(
                tenancy("TenantIdentity", "check", "OneConnectionIT$A_grant_too_many"),
                Guard.instead(
                        "kept",
                        TENANCY + "TenantConnections",
                        "logIn",
                        "evictConnection",
                        TENANCY + "OneConnectionIT$A_grant_too_many"),
                tenancy("TenantCache", "forget", "TenantCacheTest"),
                Guard.replaced(
                        "theSameForAll",
                        TENANCY + "TenantKey",
                        "of",
                        TENANCY + "TenantMemoryTest#tells_no_restaurant_of_another"),
                Guard.replaced(
                        "theSameForAll", TENANCY + "TenantKey", "of", TENANCY + "TenantKeyTest"),
                Guard.instead(
                        "theSameScope",
                        ACCESS + "KeptParts",
                        "of",
                        "current",
                        ACCESS + "KeptPartsIT"),
                Guard.instead(
                        "nobody",
                        TENANCY + "web.Doors",
                        "byPath",
                        "isEmpty",
                        ACCESS
                                + "MiniProgramIT$A_token#on_the_host_of_another_restaurant_finds_nobody"),
                Guard.always(
                        true,
                        TENANCY + "TenantState",
                        "open",
                        ACCESS + "AnswersIT$A_host_that_is_nobodys"));
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
                        "FormsIT$A_form#from_another_site_is_not_even_with_the_token"));
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

    private static Stream<Guard> limits() {
        var lastPlace =
                ACCESS
                        + "AllowancesIT$Staff_accounts#of_50_who_want_the_last_place_exactly_one_gets_it";
        return Stream.of(
                Guard.instead(
                        "withoutLookingAtTheLimit",
                        TENANCY + "UsageCounters",
                        "take",
                        "update",
                        lastPlace),
                Guard.always(true, TENANCY + "UsageCounters", "take", lastPlace),
                Guard.silent(
                        TENANCY + "Allowances",
                        "require",
                        ACCESS
                                + "AllowancesIT$Staff_accounts#cannot_be_added_while_hiring_is_off"));
    }

    /** What keeps one restaurant from taking all there is. */
    private static Stream<Guard> shares() {
        return Stream.of(
                access("web.TrafficShares", "count", "TrafficIT"),
                Guard.replaced(
                        "theSameForAll",
                        TENANCY + "TenantKey",
                        "of",
                        ACCESS
                                + "web.TrafficSharesTest#restaurants_whose_names_begin_alike_share_no_bucket"),
                Guard.silent(
                        TENANCY + "SessionLimits",
                        "begin",
                        ACCESS + "TimeLimitsIT$A_request#whose_report_would_take_hours_is_cut"),
                Guard.silent(
                        TENANCY + "OverdueTransactions",
                        "kill",
                        ACCESS + "TimeLimitsIT$A_request#whose_many_statements_take_long_is_cut"),
                Guard.always(
                        true,
                        TENANCY + "Leases",
                        "hasRoom",
                        TENANCY
                                + "OperationSharesIT#however_many_take_them_no_restaurant_has_more_than_its_share"));
    }

    /** What others are told, and what cannot be untold. */
    private static Stream<Guard> witnesses() {
        return Stream.of(
                Guard.replaced(
                        "noAnchor",
                        ACCESS + "AuditWatch",
                        "anchor",
                        ACCESS
                                + "AuditIT$Somebody_with_only_the_database#is_seen_cutting_off_the_end_and_putting_the_head_back"),
                Guard.replaced(
                        "byName",
                        "io.yanhuo.observability.TenantMeters",
                        "name",
                        "io.yanhuo.observability.TenantMetersTest"),
                Guard.instead(
                        "whoeverAsked",
                        ACCESS + "SupportAccessRows",
                        "approve",
                        "sql",
                        ACCESS
                                + "SupportAccessRowsIT#nobody_agrees_to_what_she_asked_for_herself"));
    }

    private static Guard tenancy(String type, String method, String test) {
        return Guard.silent(TENANCY + type, method, TENANCY + test);
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
