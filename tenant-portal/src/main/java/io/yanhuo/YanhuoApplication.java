package io.yanhuo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** One runtime for many restaurants. */
@Modulithic(systemName = "Yanhuo", sharedModules = "shared")
@ConfigurationPropertiesScan
@SpringBootApplication(
        // Modules need not know of each other which names their classes have.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        exclude = {
            // The two worlds of data are set up by the module tenancy, not by guessing.
            DataSourceAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class,
            JdbcClientAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class
        })
public class YanhuoApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(YanhuoApplication.class, arguments);
    }
}
