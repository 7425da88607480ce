package io.yanhuo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * The whole application against the real database server, with a clock that the test can move. One
 * context for all tests that ask for no more.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = YanhuoApplication.class, properties = "yanhuo.operations.pause=20ms")
@AutoConfigureMockMvc
@ActiveProfiles("dev")
@ContextConfiguration(initializers = TestTenants.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface PortalTest {}
