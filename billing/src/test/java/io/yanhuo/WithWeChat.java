package io.yanhuo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The billing modules on the real database server, with a sandbox that speaks WeChat Pay. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"spring.threads.virtual.enabled=true", "spring.jpa.open-in-view=false"})
@ContextConfiguration(initializers = {TestTenants.class, TestWeChat.class})
@ActiveProfiles("dev")
public @interface WithWeChat {}
