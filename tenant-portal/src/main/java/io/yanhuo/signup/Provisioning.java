package io.yanhuo.signup;

import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.OperationKind;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sets a restaurant up, from its address to the owner's welcome message. */
@Component
class Provisioning implements OperationKind {
    static final String NAME = "PROVISION";

    private final SignupRows signups;
    private final NewTenants births;
    private final Furnishing furnishing;
    private final Welcome welcome;

    Provisioning(SignupRows signups, NewTenants births, Furnishing furnishing, Welcome welcome) {
        this.signups = signups;
        this.births = births;
        this.furnishing = furnishing;
        this.welcome = welcome;
    }

    /** The steps in their order; each looks first at what an earlier attempt has left. */
    enum Step {
        ADDRESS,
        PLACE,
        SCHEMA,
        ACCOUNT,
        IDENTITY,
        MENU,
        STORE,
        OWNER,
        BRAND,
        TRIAL,
        HOST,
        CHECK,
        OPEN,
        WELCOME
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> steps() {
        return OperationKind.names(Step.values());
    }

    @Override
    public boolean bringsStructure() {
        return true;
    }

    @Override
    public void perform(String step, OperationWork work) {
        var signup = signups.find(work.subject()).orElseThrow();
        if (Step.valueOf(step) == Step.ADDRESS) {
            births.reserve(work, signup.tenant());
            return;
        }
        var tenant = work.tenant().orElseThrow();
        work.resume(() -> births.goOn(tenant));
        perform(Step.valueOf(step), work, tenant, signup);
    }

    private void perform(Step step, OperationWork work, TenantId tenant, Signup signup) {
        switch (step) {
            case ADDRESS -> throw new IllegalArgumentException("it has one already");
            case PLACE -> births.place(work, tenant);
            case SCHEMA -> births.createSchema(work, tenant);
            case ACCOUNT -> births.createAccount(tenant);
            case IDENTITY -> births.identify(tenant);
            case MENU -> furnishing.fillMenu(tenant, signup);
            case STORE -> furnishing.furnishStore(tenant);
            case OWNER -> furnishing.admitOwner(tenant, signup);
            case BRAND -> furnishing.brand(tenant, signup);
            case TRIAL -> furnishing.startTrial(tenant);
            case HOST -> work.guarded(() -> births.connectHost(tenant));
            case CHECK -> births.check(tenant);
            case OPEN -> work.guarded(() -> births.open(tenant));
            case WELCOME -> welcome.send(work, tenant, signup);
        }
    }

    @Override
    public void stopped(OperationWork work) {
        work.tenant().ifPresent(tenant -> work.guarded(() -> births.stop(tenant)));
    }

    /** A restaurant that is open already stays: only its sign-up is given up. */
    @Override
    public void cleanUp(OperationWork work) {
        work.tenant().ifPresent(births::remove);
        signups.forgetLogo(work.subject());
    }
}
