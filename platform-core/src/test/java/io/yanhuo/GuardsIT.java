package io.yanhuo;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each guard is switched off in turn, in the running code: if no test notices, the guard is not
 * guarded itself. Those of the doors are in {@link AccessGuardsIT}, and those whose tests look at
 * the clock in {@link TimedGuardsIT}.
 */
class GuardsIT {
    private static final String TENANCY = "io.yanhuo.tenancy.";
    private static final String ACCESS = "io.yanhuo.access.";

    static Stream<Guard> guards() {
        return Stream.of(isolation(), memories(), limits(), shares(), witnesses())
                .flatMap(guards -> guards);
    }

    private static Stream<Guard> isolation() {
        return Stream.of(
                tenancy("ChangeUser", "on", "IsolationIT$A_transaction"),
                tenancy("TenantIdentity", "check", "IsolationIT$Work_for_nobody"),
                tenancy("HibernateTenancy", "getConnection", "IsolationIT$Work_for_nobody"),
                tenancy("TenantScope", "refuseSwitchInTransaction", "IsolationIT$A_transaction"),
                tenancy(
                        "TenantScope",
                        "refuseSwitchInTransaction",
                        "ScopeOfOthersIT$What_follows_a_commit"
                                + "#is_never_another_s_once_the_scope_has_ended"),
                tenancy(
                        "FairShare",
                        "take",
                        "FairShareTest#a_busy_restaurant_is_told_so_when_its_share_is_used_up"),
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
                tenancy("TenantCache", "forget", "LateLookUpsIT"),
                access(
                        "StaffSessions",
                        "forget",
                        "LateSessionsIT"
                                + "#one_of_the_staff_is_not_remembered_in_the_role_of_before"),
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
                Guard.instead(
                        "nothing",
                        TENANCY + "PlainSql",
                        "read",
                        "size",
                        TENANCY + "PlainSqlIT#fails_at_one_more"),
                Guard.silent("io.yanhuo.shared.TooMany", "refuse", "io.yanhuo.shared.TooManyTest"),
                access(
                        "web.TrafficShares",
                        "count",
                        "TrafficIT#a_crowd_is_told_to_come_back_and_nobody_else_is"),
                Guard.replaced(
                        "theSameForAll",
                        TENANCY + "TenantKey",
                        "of",
                        ACCESS
                                + "web.TrafficSharesTest#restaurants_whose_names_begin_alike_share_no_bucket"),
                Guard.always(
                        true,
                        "io.yanhuo.integrations.OutboxRelay",
                        "mayHaveWork",
                        "io.yanhuo.integrations.LostHintsIT"
                                + "#nobody_looks_for_an_archived_restaurant_until_it_is_back"),
                Guard.always(true, TENANCY + "Hands", "take", TENANCY + "HandsTest"),
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

    @ParameterizedTest
    @MethodSource("guards")
    void a_guard_that_is_switched_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
