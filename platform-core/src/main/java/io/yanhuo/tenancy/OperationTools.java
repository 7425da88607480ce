package io.yanhuo.tenancy;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What every hand that carries an operation out works with. */
@Component
record OperationTools(
        OperationRows rows,
        Leases leases,
        @Qualifier("platform") PlatformTransactionManager platform,
        ApplicationEventPublisher events,
        JsonMapper json) {
    TransactionTemplate transaction() {
        return new TransactionTemplate(platform);
    }

    void reached(Operation operation, String step, String point) {
        events.publishEvent(new OperationReached(operation.id(), step, point));
    }
}
