package io.yanhuo.practice;

import io.yanhuo.tenancy.OperationKind;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.PracticeCopies;
import io.yanhuo.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Removes a practice copy: at once, with everything, and its address is free again. */
@Component
class PracticeEnding implements OperationKind {
    static final String NAME = "END_PRACTICE";

    private static final String STEP = "REMOVE";

    private final PracticeCopies copies;

    PracticeEnding(PracticeCopies copies) {
        this.copies = copies;
    }

    /**
     * @param copy number of the copy that is meant
     */
    record Order(long copy) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> steps() {
        return List.of(STEP);
    }

    @Override
    public void perform(String step, OperationWork work) {
        var copy = new TenantId(work.input(Order.class).copy());
        copies.end(work, work.tenant().orElseThrow(), copy);
    }

    /** What is half removed goes; what was not begun stays. */
    @Override
    public void cleanUp(OperationWork work) {
        copies.cleanUp(work, work.tenant().orElseThrow());
    }
}
