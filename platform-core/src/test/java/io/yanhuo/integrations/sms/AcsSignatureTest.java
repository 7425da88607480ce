package io.yanhuo.integrations.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcsSignatureTest {
    /** The example of Aliyun's help page. */
    @Test
    void is_what_the_provider_says_it_is() {
        var query =
                AcsSignature.query(
                        new TreeMap<>(
                                Map.of(
                                        "ImageId",
                                        "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
                                        "RegionId",
                                        "cn-shanghai")));
        var headers =
                new TreeMap<>(
                        Map.of(
                                "host", "ecs.cn-shanghai.aliyuncs.com",
                                "x-acs-action", "RunInstances",
                                "x-acs-content-sha256", AcsSignature.NO_BODY,
                                "x-acs-date", "2023-10-26T10:22:32Z",
                                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                                "x-acs-version", "2014-05-26"));

        assertThat(AcsSignature.signature("YourAccessKeySecret", query, headers))
                .isEqualTo("06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    @ParameterizedTest
    @CsvSource({
        "a b, a%20b",
        "a*b, a%2Ab",
        "a~b-c._d, a~b-c._d",
        "a+b/c=d, a%2Bb%2Fc%3Dd",
        "烟火, %E7%83%9F%E7%81%AB"
    })
    void encodes_what_it_signs_as_rfc_3986_wants_it(String text, String encoded) {
        assertThat(AcsSignature.query(new TreeMap<>(Map.of("k", text)))).isEqualTo("k=" + encoded);
    }
}
