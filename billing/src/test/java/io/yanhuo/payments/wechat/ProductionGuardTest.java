package io.yanhuo.payments.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ProductionGuardTest {
    private final MockEnvironment environment = new MockEnvironment();

    @Nested
    class In_production {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://127.0.0.1:8110",
                    "https://wechat.example.com",
                    "https://api.mch.weixin.qq.com.example.com",
                    "http://api.mch.weixin.qq.com",
                    "https://apimch.weixin.qq.com@example.com"
                })
        void nothing_starts_that_would_believe_somebody_else(String baseUrl) {
            assertThatThrownBy(() -> start(baseUrl))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("yanhuo.wechat.base-url");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "https://api2.mch.weixin.qq.com", "https://api2.wechatpay.cn"})
        void wechat_itself_is_welcome(String baseUrl) {
            assertThatCode(() -> start(baseUrl)).doesNotThrowAnyException();
        }

        @Test
        void nothing_stands_between_us_and_wechats_own_hosts() {
            assertThat(new Transport(settings("")).client().interceptors()).hasSize(1);
        }
    }

    @Nested
    class In_development {
        @Test
        void a_sandbox_may_stand_in() {
            environment.setActiveProfiles("dev");

            assertThatCode(() -> start("http://127.0.0.1:8110")).doesNotThrowAnyException();
            assertThat(new Transport(settings("http://127.0.0.1:1")).client().interceptors())
                    .hasSize(2);
        }
    }

    private void start(String baseUrl) {
        var _ = new ProductionGuard(settings(baseUrl), environment);
    }

    private static WeChatSettings settings(String baseUrl) {
        return new WeChatSettings(baseUrl, "", "");
    }
}
