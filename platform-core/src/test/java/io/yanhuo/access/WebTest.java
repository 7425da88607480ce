package io.yanhuo.access;

import io.yanhuo.TestApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test against the whole of this Maven module on a real port, with a few pages to guard. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "yanhuo.outbox.every=1h",
            "logging.level.org.springframework.web.servlet=error",
            "yanhuo.access.codes-per-address-and-hour=100000",
            "yanhuo.limits.portal=2",
            "yanhuo.limits.nobody=1000",
            "yanhuo.limits.storefront=1000",
            "yanhuo.limits.workspace=1000",
            "yanhuo.limits.operators=1000",
            "yanhuo.limits.streams=3",
            "yanhuo.limits.per-minute.storefront=60000",
            "yanhuo.limits.per-minute.workspace=60000",
            "spring.servlet.multipart.max-file-size=1MB",
            "spring.servlet.multipart.max-request-size=2MB",
            "server.tomcat.max-swallow-size=20MB",
            "spring.thymeleaf.prefix=classpath:/io/yanhuo/",
            "spring.jpa.open-in-view=false",
            "spring.web.resources.add-mappings=false",
            "spring.web.locale=zh_CN",
            "spring.messages.fallback-to-system-locale=false",
            "spring.web.error.include-stacktrace=never"
        })
@ContextConfiguration(initializers = WebTenants.class)
@Import(ProbePages.class)
@interface WebTest {}
