package io.yanhuo.access;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface StaffMembers extends Repository<StaffMember, String> {
    StaffMember save(StaffMember member);

    Optional<StaffMember> findByStaffId(String staffId);

    Optional<StaffMember> findByPhoneHash(String phoneHash);

    List<StaffMember> findAllByOrderByCreatedAt();

    long countByRoleAndActiveTrue(StaffRole role);
}
