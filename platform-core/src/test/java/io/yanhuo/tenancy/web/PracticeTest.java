package io.yanhuo.tenancy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.TenantRefusal;
import io.yanhuo.tenancy.Tenants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;

class PracticeTest {
    private final Tenants tenants = mock(Tenants.class);
    private final Practice practice = new Practice(tenants);

    @Test
    void says_what_the_restaurant_is() {
        when(tenants.practising()).thenReturn(true);

        assertThat(practice.here()).isTrue();
    }

    static RuntimeException[] troubles() {
        return new RuntimeException[] {
            new Refused(new TenantRefusal.Busy()), new DataAccessResourceFailureException("gone")
        };
    }

    /** The page that says what is wrong asks, too. */
    @ParameterizedTest
    @MethodSource("troubles")
    void a_page_that_cannot_be_told_is_shown_all_the_same(RuntimeException trouble) {
        when(tenants.practising()).thenThrow(trouble);

        assertThat(practice.here()).isFalse();
    }
}
