package io.yanhuo.fleet;

import io.yanhuo.YanhuoApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The application of the next release on a port; it begins and joins no campaign by itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"yanhuo.fleet.every=1h", "yanhuo.outbox.every=2s"})
@ActiveProfiles("dev")
@ContextConfiguration(initializers = NextRelease.class)
public @interface FleetTest {}
