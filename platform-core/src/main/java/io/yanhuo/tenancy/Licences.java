package io.yanhuo.tenancy;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** The restaurants' food business licences. */
@Service
public class Licences {
    public Optional<Licence> of(TenantId tenant) {
        throw new UnsupportedOperationException();
    }

    public void enter(TenantId tenant, Licence licence) {
        throw new UnsupportedOperationException();
    }

    /** Whether the restaurant of the current scope may take orders today, in its time zone. */
    public boolean currentIsValid() {
        throw new UnsupportedOperationException();
    }
}
