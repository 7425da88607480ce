package io.yanhuo.tenancy;

import io.micrometer.core.instrument.MeterRegistry;
import io.yanhuo.migrations.PlatformSchema;
import io.yanhuo.migrations.TenantSchemas;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.MultiTenancySettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The two worlds of data: the platform schema by plain JDBC, restaurants' schemas by Hibernate. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
@EnableConfigurationProperties({DatabaseSettings.class, AddressSettings.class})
@EnableJpaRepositories(
        basePackages = "io.yanhuo",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
class TenancyConfiguration {
    /** Already at the release's structure when anybody gets it. */
    @Bean
    DataSource platformDataSource(DatabaseSettings settings, MeterRegistry meters) {
        new PlatformSchema(ddl(settings)).update();
        return PlatformPool.open(settings, meters);
    }

    @Bean
    JdbcClient platformJdbc(DataSource platformDataSource) {
        return JdbcClient.create(platformDataSource);
    }

    @Bean
    PlatformTransactionManager platform(DataSource platformDataSource) {
        return new PlatformTransactions(platformDataSource);
    }

    @Bean
    TenantSchemas tenantSchemas(Clusters clusters) {
        return clusters.schemas(DatabaseSettings.HOME);
    }

    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(HibernateTenancy tenancy) {
        var factory = new LocalContainerEntityManagerFactoryBean();
        factory.setPackagesToScan("io.yanhuo");
        factory.setPersistenceUnitName("tenant");
        var hibernate = new HibernateJpaVendorAdapter();
        // A transaction takes a connection with its first statement, and not if it has none.
        hibernate.setPrepareConnection(false);
        factory.setJpaVendorAdapter(hibernate);
        factory.setJpaPropertyMap(
                Map.ofEntries(
                        // Asked of nobody: there is no connection that belongs to no restaurant.
                        Map.entry("hibernate.dialect", BothServersDialect.class.getName()),
                        Map.entry(MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER, tenancy),
                        Map.entry(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, tenancy),
                        Map.entry("hibernate.connection.provider_disables_autocommit", "true"),
                        Map.entry("hibernate.boot.allow_jdbc_metadata_access", "false"),
                        Map.entry(
                                "hibernate.physical_naming_strategy",
                                "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl"),
                        Map.entry("hibernate.jdbc.time_zone", "UTC"),
                        Map.entry("hibernate.jdbc.batch_size", "50"),
                        Map.entry("hibernate.order_inserts", "true"),
                        Map.entry("hibernate.order_updates", "true"),
                        Map.entry(
                                "hibernate.query.fail_on_pagination_over_collection_fetch",
                                "true")));
        return factory;
    }

    @Bean({"tenant", "transactionManager"})
    @Primary
    PlatformTransactionManager tenant(EntityManagerFactory entityManagerFactory) {
        return new JpaTransactionManager(entityManagerFactory);
    }

    private static DataSource ddl(DatabaseSettings settings) {
        return DdlConnections.of(settings, settings.address());
    }
}
