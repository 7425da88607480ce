package io.yanhuo;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What keeps an order from being more than it may, and a name from being another's; see {@code
 * GuardsIT}. Those whose tests look at the clock are in {@link TimedPortalGuardsIT}.
 */
class PortalGuardsIT {
    private static final String ORDERING = "io.yanhuo.ordering.";
    private static final String LAST_PORTIONS =
            ORDERING + "CheckoutRushIT#of_200_buyers_for_5_portions_exactly_5_get_one";

    private static final String DOMAINS = "io.yanhuo.domains.";
    private static final String LAPSING = DOMAINS + "LapsingIT$";

    static Stream<Guard> guards() {
        var book = "io.yanhuo.menu.StockBook";
        return Stream.of(
                Guard.instead("withoutLookingAtTheStock", book, "sell", "update", LAST_PORTIONS),
                Guard.always(true, book, "sell", LAST_PORTIONS),
                Guard.always(
                        false,
                        ORDERING + "Cashier",
                        "isLate",
                        ORDERING
                                + "OrderTimeoutsIT$An_order_whose_money_is_heard_of_late"
                                + "#is_paid_back_when_nobody_waits_for_it_any_more"),
                Guard.always(
                        true,
                        DOMAINS + "Sight",
                        "good",
                        DOMAINS + "BindingIT$Taking_over#another_s_token_is_of_no_use"),
                Guard.always(
                        false,
                        DOMAINS + "Sight",
                        "fault",
                        LAPSING + "When_it_leads_elsewhere#it_goes_out_of_service_too"),
                Guard.always(
                        true,
                        DOMAINS + "Sight",
                        "fault",
                        LAPSING
                                + "When_nobody_answers"
                                + "#a_time_out_and_a_failure_change_nothing_however_often"),
                Guard.always(
                        true,
                        DOMAINS + "DomainRows",
                        "begin",
                        DOMAINS + "LookingIT$Too_much#nobody_looks_twice_within_seconds"),
                Guard.instead(
                        "anotherEachTime",
                        ORDERING + "Placement",
                        "order",
                        "key",
                        ORDERING
                                + "CheckoutRushIT$The_same_attempt#sent_three_times_at_once_is_one_order_and_takes_the_stock_once"));
    }

    /** What keeps addresses from deceiving those who go to them. */
    static Stream<Guard> addresses() {
        return Stream.of(
                Guard.always(
                        true,
                        "io.yanhuo.tenancy.AddressBook",
                        "mayReturn",
                        DOMAINS + "AddressIT$Going_back#is_possible_at_once_and_once"),
                Guard.always(
                        false,
                        "io.yanhuo.tenancy.AddressBook",
                        "full",
                        DOMAINS
                                + "AddressIT$So_often#that_five_former_ones_are_kept_and_those_can_be_come_back_to"),
                Guard.always(
                        false,
                        "io.yanhuo.access.Cookies",
                        "any",
                        DOMAINS
                                + "FormerAddressIT$Whoever_is_known_there#goes_on_there_with_what_is_in_the_cart"),
                Guard.always(
                        true,
                        DOMAINS + "PublicAddress",
                        "is",
                        DOMAINS
                                + "HandshakesTest$An_address#inside_somebodys_house_is_never_connected_to"));
    }

    /** What keeps an operator who helps from more than helping. */
    static Stream<Guard> support() {
        var access = "io.yanhuo.access.";
        var operations = "io.yanhuo.operations.";
        return Stream.of(
                Guard.silent(
                        access + "SupportDoor",
                        "pass",
                        operations + "SupportChangesIT$Who_only_looks#changes_nothing"),
                Guard.always(
                        false,
                        access + "SupportDiscretion",
                        "kept",
                        operations + "SupportChangesIT$The_diners#stay_unknown"),
                Guard.always(
                        true,
                        access + "SupportRecord",
                        "preHandle",
                        operations + "SupportChangesIT$Changing#is_written_down"),
                Guard.silent(
                        access + "web.ArrivingBody",
                        "arrive",
                        operations
                                + "HalfSentIT$An_operator_who_helps"
                                + "#is_too_late_when_the_owner_has_ended_it"),
                Guard.instead(
                        "inWhateverBrowser",
                        access + "SupportSessionRows",
                        "enter",
                        "sql",
                        operations + "SupportIT$Coming_in#is_hers_alone"),
                Guard.instead(
                        "different",
                        access + "SupportDesk",
                        "approve",
                        "equals",
                        operations + "SupportChangesIT$Changing#needs_somebody_else"),
                Guard.always(
                        true,
                        access + "SupportSessions",
                        "agreed",
                        operations + "SupportChangesIT$Changing#needs_it_all_the_while"),
                Guard.always(
                        true,
                        access + "SupportSessions",
                        "mayHelp",
                        operations + "SupportIT$The_end#comes_with_the_job"),
                Guard.silent(
                        access + "OperatorSessionRows",
                        "leaveWorkspaces",
                        operations + "SupportIT$The_end#comes_with_a_new_password"),
                Guard.instead(
                        "staff",
                        access + "KeptParts",
                        "of",
                        "kind",
                        operations + "SupportChangesIT$The_diners#stay_unknown"));
    }

    /** What keeps practice from becoming real. */
    static Stream<Guard> practice() {
        var practice = "io.yanhuo.practice.";
        var inACopy = practice + "PracticeMoneyIT$In_a_practice_copy#";
        var sms = "io.yanhuo.integrations.sms.CountedSms";
        return Stream.of(
                Guard.always(
                        false,
                        "io.yanhuo.payments.Tills",
                        "mixed",
                        practice
                                + "PracticeMoneyIT$In_the_real_restaurant#a_row_that_claims_to_be_for_practice_pays_nothing_and_closes_nothing"),
                nobodyPractises(
                        "io.yanhuo.payments.wechat.WeChatPay",
                        "call",
                        inACopy + "nothing_can_be_connected_to_wechat_or_bought_from_the_platform"),
                nobodyPractises(
                        sms,
                        "sendCode",
                        practice
                                + "PracticeHouseIT$Text_messages#of_a_copy_reach_no_phone_and_are_read_in_its_workspace"),
                Guard.silent(
                        sms,
                        "count",
                        practice
                                + "PracticeOutsideIT$Text_messages#of_the_real_restaurant_alone_are_counted_each_once"),
                nobodyPractises(
                        "io.yanhuo.distribution.ContractEntry",
                        "handle",
                        practice
                                + "PracticeOutsideIT$Whoever_distributes#in_both_finds_the_real_restaurant_alone_among_her_contracts"),
                Guard.instead(
                        "nobodysCopy",
                        "io.yanhuo.tenancy.TenantRegistry",
                        "state",
                        "practiceOf",
                        practice
                                + "PracticeHouseIT$When_the_real_restaurant_is_closed#nobody_gets_into_the_copy_until_it_is_open_again"),
                Guard.always(
                        false,
                        practice + "RowCopy",
                        "filled",
                        practice + "PracticeCopyIT$A_practice_copy#is_filled_once"),
                Guard.instead(
                        "real",
                        "io.yanhuo.operations.NightlyBackups",
                        "backUp",
                        "practice",
                        "io.yanhuo.operations.PracticeInConsoleIT#a_copy_is_not_backed_up_by_night_and_nobody_is_told_to_look_after_that"));
    }

    /** What keeps a restaurant from having more of something than can be read as a whole. */
    static Stream<Guard> fullHouse() {
        var full = "io.yanhuo.workspace.FullHouseIT#";
        var menu = "io.yanhuo.menu.";
        var coupons = "offers_100_coupons_at_a_time";
        return Stream.of(
                however(
                        ORDERING + "Tables",
                        "add",
                        full + "has_500_tables_and_its_owner_is_told_so"),
                however(
                        menu + "CategoryEditing",
                        "add",
                        full + "has_300_categories_and_its_owner_is_told_so"),
                however(menu + "Stations", "add", full + "has_50_stations"),
                however(menu + "DishEditing", "create", full + "has_2000_dishes"),
                however(menu + "DishDraft", "check", menu + "DishDraftTest"),
                however("io.yanhuo.members.CouponDesk", "offer", full + coupons),
                however("io.yanhuo.members.CouponDesk", "open", full + coupons),
                however(
                        "io.yanhuo.access.StaffAccounts",
                        "create",
                        full + "has_500_people_with_those_who_left"));
    }

    /** However many there are. */
    private static Guard however(String type, String method, String test) {
        return Guard.instead("however", type, method, "refuse", test);
    }

    private static Guard nobodyPractises(String type, String method, String test) {
        return Guard.instead("nobodyPractises", type, method, "practising", test);
    }

    @ParameterizedTest
    @MethodSource({"guards", "addresses", "support", "practice", "fullHouse"})
    void a_guard_that_is_switched_off(Guard guard) throws Exception {
        Guards.assertMissed(guard);
    }
}
