package io.yanhuo.access;

import io.yanhuo.shared.Few;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StaffMembers extends Repository<StaffMember, String> {
    StaffMember save(StaffMember member);

    Optional<StaffMember> findByStaffId(String staffId);

    Optional<StaffMember> findByPhoneHash(String phoneHash);

    @Few("StaffAccounts.MOST")
    List<StaffMember> findAllByOrderByCreatedAt();

    long count();

    long countByActiveTrue();

    /** Held until the transaction ends, so that two owners cannot remove each other at once. */
    @Query(
            nativeQuery = true,
            value =
                    "SELECT staff_id FROM staff WHERE role = 'OWNER' AND active = TRUE"
                            + " ORDER BY staff_id FOR UPDATE")
    @Few("StaffAccounts.MOST")
    List<String> lockOwners();
}
