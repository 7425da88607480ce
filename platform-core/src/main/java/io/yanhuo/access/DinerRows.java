package io.yanhuo.access;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DinerRows extends Repository<Diner, String> {
    Diner save(Diner diner);

    Optional<Diner> findByDinerId(String dinerId);

    Optional<Diner> findByPhoneHash(String phoneHash);

    Optional<Diner> findByAppidAndOpenid(String appid, String openid);

    /** With those who turned out to be this one. */
    @Modifying(flushAutomatically = true)
    @Query("DELETE FROM Diner d WHERE d.dinerId = :dinerId OR d.joinedInto = :dinerId")
    void delete(String dinerId);

    @Modifying
    @Query("UPDATE Diner d SET d.joinedInto = :kept WHERE d.joinedInto = :gone")
    void repoint(String gone, String kept);
}
