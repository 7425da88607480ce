package io.yanhuo.isolation;

import io.yanhuo.SandboxHere;
import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole application on a port, with a WeChat, and with every statement watched. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ActiveProfiles("dev")
@ContextConfiguration(initializers = {TestTenants.class, SandboxHere.class})
@Import(Watch.class)
@interface IsolationTest {}
