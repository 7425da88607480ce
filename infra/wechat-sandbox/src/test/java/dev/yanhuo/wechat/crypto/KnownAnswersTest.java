package dev.yanhuo.wechat.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of WeChat Pay's documentation, with its published test merchant. */
class KnownAnswersTest {
    private static final PublicKey MERCHANT =
            Rsa.publicKey(
                    "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAptpm+qvIDCh/9wjU26SQCK26ogYkBhDr"
                            + "YxnAaw2JbbBsp1oDbHKk+1r381NeBUG2HEFAuU+Fr72u5ot3yKdzoF/FajAzQNKnm569/D3u"
                            + "pKoi8mYBaST15Uig8j8qoUW1U217LL0jEHlSnHV3lcaDTXqDpTRR4Bfz9IqOgJgFZ8/oTfEo"
                            + "mSrjrLYef81Eyxr7ZIMQXEKKEK7V4UXKS0+/fDsiG/cXidhzt8UbTL9vqXqxM2+IDImyO+FA"
                            + "c/tkBG55LmzxPto1Nq0WbnZzRM/wTzrd0I/8NlevxtFbphg4evlHjFNI7+GrqR87ViEwuAJJ"
                            + "9Je5QQjct5YJfFRWiZ5CMQIDAQAB");
    private static final String TIME = "1554208460";
    private static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";
    private static final String ORDER =
            "{\"appid\":\"wxd678efh567hg6787\",\"mchid\":\"1900007291\","
                    + "\"description\":\"Image形象店-深圳腾大-QQ公仔\","
                    + "\"out_trade_no\":\"1217752501201407033233368018\","
                    + "\"notify_url\":\"https://www.weixin.qq.com/wxpay/pay.php\","
                    + "\"amount\":{\"total\":100,\"currency\":\"CNY\"},"
                    + "\"payer\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"}}";

    @Test
    void v1_a_posted_order() {
        var message =
                SignedText.ofRequest(
                        "POST", "/v3/pay/transactions/jsapi", TIME, NONCE, ORDER.getBytes(UTF_8));

        assertThat(message).hasSize(372);
        assertThat(sha256(message))
                .isEqualTo("87a9f84cd9b4bdb78ec4dbe4595c8c8bf04d3e79a6765b2100741d1a473d37af");
        assertThat(
                        verifies(
                                message,
                                "jnks4dlrPw3ZX+ozVvSK39oa0t7OMBsg83BHAwd8BRdUFiVaQNTLTvci+wURgP1O"
                                        + "QBbKYhFGvt7iqYpDSTQkp7Uq1sltaQKyncCyrA1g88m5bsKERQfPyT0ahSwK"
                                        + "TYJ1CAn9QiJuSJRq1QsQs07eehbU/k9BCS51jTyc1Jpsi2H77HF9f/BnjXAO"
                                        + "P3/sPObg6V5Ee4EzwLox684hhuMuIwHo7D8KFk3LIHOKDcNI4It1aCXydFWN"
                                        + "pNK+SG86VUDe5kwoDpw4Ulqfu9z8OFDGbDs9TCxEv8iqQzbpxOlEVoOe2kal"
                                        + "SYM5kApQb3nZcxdUtoE0liJGW3RGUNE0t4v01A=="))
                .isTrue();
    }

    @Test
    void v2_a_get_ends_with_an_empty_line() {
        var message =
                SignedText.ofRequest(
                        "GET",
                        "/v3/refund/domestic/refunds/123123123123",
                        TIME,
                        NONCE,
                        new byte[0]);

        assertThat(message).hasSize(90);
        assertThat(sha256(message))
                .isEqualTo("c65a830c3a6f61f3312ff204f6e4fda6397078cb96775237273c1d0f8da02dcd");
        assertThat(
                        verifies(
                                message,
                                "Lc9VXxmeonkdV8Xk9tmigQFLhl0vRWTerdmoRu01aAnYwIrD/5nsSwE1WlmZGLRl"
                                        + "AFTNQ3QsMa0+VRDlJp1Wp5p0nO8EK68b5sJBbjouxaFciIfq1zfDWWz+jqhc"
                                        + "MoKXI1A6dPm1AW7D4d30WsMTNzp6g23OXakIsh9LO3lUmwvTuE0BY8ncf6tN"
                                        + "Gk4wKmvXwERd/ZpoQY3MAVKz+Nakwc+2XBmzT66KcUehU5kr4IvGa/lEU5RZ"
                                        + "b/q00zP9VLdBhC/jQSX3X1UcJLCtEc4gTmib4tnmAT+bHF/e17ZAuxDNcx6r"
                                        + "qT8gNEXqaJGG+1OflMSTU2tpyG65G4dMKdFcoA=="))
                .isTrue();
    }

    @Test
    void v3_what_the_payers_wechat_checks() {
        var message =
                SignedText.ofPayment(
                                "wx2421b1c4370ec43b",
                                TIME,
                                NONCE,
                                "prepay_id=wx201410272009395522657a690389285100")
                        .getBytes(UTF_8);

        assertThat(message).hasSize(110);
        assertThat(sha256(message))
                .isEqualTo("bf5c0eab11b7710ea376aaa5038ad079fb8175af60d6cbf676fa3bcc4d218bcb");
        assertThat(
                        verifies(
                                message,
                                "mI35pfNEQV6777ke/1T+LJLQDNTm7yeoUJH+j/adPGhmCCi0PbgkvYQTRcXH0uib"
                                        + "cLVtvFLdGLpmoYO9FV6lBBsTAjuhh5YOvQi0e2g3e0yytitiNET9FEuqM0pj"
                                        + "nKfRW4K6LIZDdbWJv9KhZUx3DrJa5TL7OJ7VdADVivxVySIlPVKjGwuCXzuX"
                                        + "SJes0UcILgWQUMyha5/3nYofuHtS7r+KYyMuxD+oJ9VM1Qdxk4UIG59CP5Y3"
                                        + "wtYIFybyF3bdu1caHTRRX+DLyMXyYA/IrTmiW01c4RPjpHBX5Dk1sZyY1zVs"
                                        + "WNsvMHr2e1NTWtBxKJ+qk5N61J7caYoepHFaxw=="))
                .isTrue();
    }

    @Test
    void v4_and_v5_what_wechat_signs() {
        var nonce = "c5ac7061fccab6bf3e254dcf98995b8c";
        var body = "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=p4lpSuKzz\"}";

        assertThat(sha256(SignedText.ofAnswer("1554209980", nonce, body).getBytes(UTF_8)))
                .isEqualTo("c656caf2e1c5023ed589c9b1bec379abd72ea84e903efbc2d0a0c60d42c44f81");
        assertThat(sha256(SignedText.ofAnswer("1554209980", nonce, "").getBytes(UTF_8)))
                .isEqualTo("b1cab5cc6396ec26ebb5e9a88541418a3a85febbf50e2974879049e928c54373");
    }

    @Test
    void v6_an_encrypted_resource() throws GeneralSecurityException {
        var key = "0123456789abcdef0123456789abcdef";
        var plain = "{\"out_trade_no\":\"T1234567\",\"trade_state\":\"SUCCESS\"}";
        var cipher =
                "DUcclrHBE5NffFMk6pzEyhUOzFvjxdqWCxEHMGA3r769VQQPg9Q8O5DAWOfv/8xoOaT60HHIxg2f1Y9x"
                        + "533E9xiR/Q==";

        assertThat(AesGcm.encrypt(key, "fdasflkja484", "transaction", plain)).isEqualTo(cipher);
        assertThat(AesGcm.decrypt(key, "fdasflkja484", "transaction", cipher)).isEqualTo(plain);
        assertThatThrownBy(() -> AesGcm.decrypt(key, "fdasflkja484", "refund", cipher))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void what_is_no_signature_at_all_is_only_wrong() {
        assertThat(verifies("x".getBytes(UTF_8), "WECHATPAY/SIGNTEST/…")).isFalse();
        assertThat(verifies("x".getBytes(UTF_8), "")).isFalse();
    }

    private static boolean verifies(byte[] message, String signature) {
        return Rsa.verifies(MERCHANT, message, signature);
    }

    private static String sha256(byte[] message) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
