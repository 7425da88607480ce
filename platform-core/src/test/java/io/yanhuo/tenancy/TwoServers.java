package io.yanhuo.tenancy;

import io.yanhuo.SecondServer;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of the two servers of a test takes new restaurants. */
public final class TwoServers {
    private TwoServers() {}

    /** Both are known from now on. */
    public static void onlyHomeIsOpen(ApplicationContext beans) {
        bothAreOpen(beans);
        beans.getBean(Placement.class).roomiest(Set.of());
        platform(beans)
                .sql("UPDATE db_cluster SET state = IF(cluster_id = ?, 'OPEN', 'DRAINING')")
                .param(DatabaseSettings.HOME)
                .update();
    }

    public static void bothAreOpen(ApplicationContext beans) {
        platform(beans).sql("UPDATE db_cluster SET state = 'OPEN'").update();
    }

    /** Other tests of this process know no second server. */
    public static void nobodyLivesInTheEast(ApplicationContext beans) {
        platform(beans)
                .sql(
                        """
                        UPDATE tenant t JOIN tenant_placement p ON p.tenant_id = t.tenant_id
                           SET t.state = 'PURGED' WHERE p.cluster_id = ?
                        """)
                .param(SecondServer.NAME)
                .update();
        for (var table : new String[] {"retired_schema", "prepared_schema"}) {
            platform(beans)
                    .sql("DELETE FROM " + table + " WHERE cluster_id = ?")
                    .param(SecondServer.NAME)
                    .update();
        }
    }

    private static JdbcClient platform(ApplicationContext beans) {
        return beans.getBean("platformJdbc", JdbcClient.class);
    }
}
