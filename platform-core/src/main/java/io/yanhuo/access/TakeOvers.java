package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Notices tickets that would put somebody else in the place of whoever is signed in: a link to one
 * may come from anybody, so such a person is asked first.
 */
@Service
public class TakeOvers {
    private final Tickets tickets;
    private final DinerSessions dinerSessions;
    private final Diners diners;
    private final StaffSessions staffSessions;
    private final StaffAccounts staff;

    TakeOvers(
            Tickets tickets,
            DinerSessions dinerSessions,
            Diners diners,
            StaffSessions staffSessions,
            StaffAccounts staff) {
        this.tickets = tickets;
        this.dinerSessions = dinerSessions;
        this.diners = diners;
        this.staffSessions = staffSessions;
        this.staff = staff;
    }

    /**
     * Empty if the ticket is of whoever is here already, or nobody has signed in here.
     *
     * @throws io.yanhuo.shared.Refused if the ticket is used up
     */
    public Optional<TakeOver> ofDiner(String ticket, HttpServletRequest request) {
        var to = tickets.person(Who.DINER, ticket);
        return dinerSessions
                .of(request)
                .map(Actor::id)
                .filter(from -> !from.equals(diners.current(to).orElse(to)))
                .filter(diners::signedIn)
                .map(from -> new TakeOver(diner(from), diner(to)));
    }

    /** The same in the workspace. */
    public Optional<TakeOver> ofStaff(String ticket, HttpServletRequest request) {
        var to = tickets.person(Who.STAFF, ticket);
        return staffSessions
                .of(request)
                .map(Actor::id)
                .filter(from -> !from.equals(to))
                .flatMap(staff::find)
                .flatMap(from -> staff.find(to).map(it -> new TakeOver(person(from), person(it))));
    }

    private TakeOver.Person diner(String id) {
        var current = diners.current(id).orElse(id);
        var phone = diners.phone(current).map(PhoneNumber::masked).orElse(null);
        return new TakeOver.Person(null, phone);
    }

    private static TakeOver.Person person(Staff member) {
        return new TakeOver.Person(member.name(), member.phone().masked());
    }
}
