package io.yanhuo.access;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The hashes of passwords took a quarter of the tests' time: theirs cost next to nothing. There is
 * no setting for it, so nobody can weaken a platform that runs.
 */
public final class LightPasswords {
    private static final Passwords.Cost COST = new Passwords.Cost(64, 1);

    private LightPasswords() {}

    /** By the name of the component, which the scan then leaves out. */
    public static void in(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context)
                .registerBean("passwords", Passwords.class, () -> new Passwords(COST));
    }
}
