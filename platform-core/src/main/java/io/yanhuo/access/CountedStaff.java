package io.yanhuo.access;

import io.yanhuo.tenancy.Counted;
import io.yanhuo.tenancy.Metric;
import org.springframework.stereotype.Component;

/** How many people may sign in to the restaurant of the current scope. */
@Component
class CountedStaff implements Counted {
    private final StaffMembers members;

    CountedStaff(StaffMembers members) {
        this.members = members;
    }

    @Override
    public Metric metric() {
        return Metric.STAFF;
    }

    @Override
    public long count() {
        return members.countByActiveTrue();
    }
}
