package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Reading a restaurant as it was at one moment comes to its end, also a bad one. */
class TenantSnapshotTest {
    private final Connection connection = mock();
    private final TenantSnapshot.Ending ending = mock();

    @Test
    void the_connection_is_given_back_also_where_the_server_has_ended_the_session()
            throws SQLException {
        when(connection.createStatement()).thenReturn(mock(Statement.class));
        var snapshot = TenantSnapshot.begin(connection, "tlaowang", ending);
        doThrow(new SQLException("gone")).when(connection).rollback();

        assertThatThrownBy(snapshot::close).hasRootCauseMessage("gone");

        verify(ending).end();
    }
}
