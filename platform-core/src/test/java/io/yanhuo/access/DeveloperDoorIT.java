package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.TestTenant;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class DeveloperDoorIT {
    @Autowired SmsCodes codes;
    @Autowired Inbox inbox;
    @Autowired MovableClock clock;
    @Autowired TestTenant testTenants;

    @Value("${yanhuo.developer.port}")
    int developerPort;

    @LocalServerPort int port;

    @AfterEach
    void the_time_is_the_time() {
        clock.reset();
    }

    @Nested
    class The_inbox {
        @Test
        void shows_the_codes_to_people_and_to_tests() {
            var phone = People.phone();
            codes.send("test", phone);
            var code = Codes.last(inbox, phone);

            assertThat(developer().get("/dev/inbox").body()).contains(phone.digits(), code);
            assertThat(developer().getJson("/dev/inbox?phone=" + phone.digits()).body())
                    .contains("\"phone\":\"" + phone.digits() + "\"", code);
            assertThat(developer().get("/dev/inbox?phone=10000").body()).doesNotContain(code);
        }

        @Test
        void is_behind_no_other_door() {
            var restaurant = testTenants.create("laowang");

            for (var host : new String[] {restaurant.host(), "ops.yanhuo.localhost", "localhost"}) {
                assertThat(new TestBrowser(host, port).get("/dev/inbox").status())
                        .as(host)
                        .isEqualTo(404);
            }
        }
    }

    @Nested
    class The_developers_port {
        @Test
        void listens_on_this_machine_alone() throws IOException {
            for (var address :
                    NetworkInterface.networkInterfaces()
                            .flatMap(NetworkInterface::inetAddresses)
                            .filter(address -> !address.isLoopbackAddress())
                            .filter(address -> !address.isLinkLocalAddress())
                            .toList()) {
                assertThat(reaches(address)).as(address.toString()).isFalse();
            }
        }

        @Test
        void does_not_know_a_name_that_only_points_here() {
            assertThat(new TestBrowser("evil.localhost", developerPort).get("/dev/inbox").status())
                    .isEqualTo(404);
        }

        @Test
        void is_not_moved_by_another_site() {
            var browser = developer();
            var headers = Map.of("Origin", "http://evil.example");

            assertThat(browser.postJson("/dev/clock", "{\"advance\":\"P7D\"}", headers).status())
                    .isEqualTo(403);
            assertThat(browser.postJson("/dev/clock", "{\"advance\":\"P7D\"}", Map.of()).status())
                    .isEqualTo(200);
        }

        private boolean reaches(InetAddress address) throws IOException {
            try (var _ = new Socket(address, developerPort)) {
                return true;
            } catch (ConnectException _) {
                return false;
            }
        }
    }

    private TestBrowser developer() {
        return new TestBrowser("127.0.0.1", developerPort);
    }
}
