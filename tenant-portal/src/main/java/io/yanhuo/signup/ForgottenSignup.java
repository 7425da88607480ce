package io.yanhuo.signup;

import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.TenantPurged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A restaurant that is gone for good takes the form with it by which it came. */
@Component
class ForgottenSignup {
    private final SignupRows rows;
    private final Operations operations;

    ForgottenSignup(SignupRows rows, Operations operations) {
        this.rows = rows;
        this.operations = operations;
    }

    @EventListener
    void on(TenantPurged purged) {
        operations.ofTenant(purged.tenant()).stream()
                .filter(operation -> operation.kind().equals(Provisioning.NAME))
                .map(Operation::subject)
                .forEach(rows::forget);
    }
}
