package io.yanhuo.signup;

import io.yanhuo.PortalTest;
import io.yanhuo.tenancy.Operations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-ups to which something happens. */
@PortalTest
abstract class AccidentScene {
    @Autowired Signups signups;
    @Autowired Operations operations;
    @Autowired JdbcClient platform;

    Accident accident;

    @Autowired
    void around(ConfigurableApplicationContext context) {
        accident = new Accident(platform, context);
    }

    @BeforeEach
    void watch() {
        accident.begin();
    }

    @AfterEach
    void calm() {
        accident.end();
    }
}
