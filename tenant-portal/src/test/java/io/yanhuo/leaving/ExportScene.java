package io.yanhuo.leaving;

import static org.awaitility.Awaitility.await;

import io.yanhuo.PortalTest;
import io.yanhuo.access.Actor;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.signup.Accident;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.SealedColumn;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TestTenant;
import io.yanhuo.workspace.Colleague;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.util.FileSystemUtils;

/** Restaurants with something in every table, and their owners. */
@PortalTest
abstract class ExportScene {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired TestTenant testTenants;
    @Autowired Tenants tenants;
    @Autowired PersonalData personal;
    @Autowired List<SealedColumn> sealed;
    @Autowired Exports exports;
    @Autowired Operations operations;
    @Autowired StaffAccounts staff;
    @Autowired Tickets tickets;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @Autowired MockMvc mvc;
    @Autowired ConfigurableApplicationContext context;

    private final List<Tenant> invented = new ArrayList<>();

    @Value("${yanhuo.data}")
    Path data;

    @AfterEach
    void the_time_is_right_again_and_no_job_works_for_what_was_invented() {
        clock.reset();
        for (var tenant : invented) {
            platform.sql(
                            "UPDATE tenant SET state = 'ARCHIVED' WHERE tenant_id = ? AND state IN"
                                    + " ('ACTIVE', 'SUSPENDED', 'CLOSING')")
                    .param(tenant.id().value())
                    .update();
        }
    }

    Accident accident() {
        return new Accident(platform, context);
    }

    Tenant filled(String name) {
        var tenant = testTenants.create(name);
        sweep(tenant);
        invented.add(tenant);
        new FilledSchema(tenant, personal, sealed).fill(3);
        return tenant;
    }

    /** An earlier run had a database of its own, with the same numbers, and the same folder. */
    private void sweep(Tenant tenant) {
        try {
            FileSystemUtils.deleteRecursively(data.resolve("tenants/" + tenant.id()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Colleague owner(Tenant tenant) {
        return colleague(tenant, StaffRole.OWNER);
    }

    Colleague colleague(Tenant tenant, StaffRole role) {
        return new Colleague(mvc, tenant, role, staff, tickets);
    }

    Operation order(Tenant tenant) {
        var by = new Actor(Who.STAFF, tenant.id(), "laowang", "老王", StaffRole.OWNER);
        return exports.order(tenant.id(), by, "");
    }

    Export ready(Tenant tenant) {
        var operation = order(tenant);
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .until(() -> operations.find(operation.id()).orElseThrow().state().over());
        return exports.latest(tenant.id()).getFirst();
    }

    static Map<String, byte[]> unzipped(MvcResult answer) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var bytes = answer.getResponse().getContentAsByteArray();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    static int status(MvcResult answer) {
        return answer.getResponse().getStatus();
    }

    Path path(Tenant shop, Export export) {
        return data.toAbsolutePath()
                .normalize()
                .resolve("tenants/" + shop.id() + "/export/" + export.file().id());
    }
}
