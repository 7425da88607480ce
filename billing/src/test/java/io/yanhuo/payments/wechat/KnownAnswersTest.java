package io.yanhuo.payments.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.util.PemUtil;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of WeChat Pay's documentation, against the code that signs and verifies here. */
class KnownAnswersTest {
    private static final String MERCHANT =
            """
            -----BEGIN PUBLIC KEY-----
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAptpm+qvIDCh/9wjU26SQCK26ogYkBhDrYxnAaw2J
            bbBsp1oDbHKk+1r381NeBUG2HEFAuU+Fr72u5ot3yKdzoF/FajAzQNKnm569/D3upKoi8mYBaST15Uig8j8q
            oUW1U217LL0jEHlSnHV3lcaDTXqDpTRR4Bfz9IqOgJgFZ8/oTfEomSrjrLYef81Eyxr7ZIMQXEKKEK7V4UXK
            S0+/fDsiG/cXidhzt8UbTL9vqXqxM2+IDImyO+FAc/tkBG55LmzxPto1Nq0WbnZzRM/wTzrd0I/8NlevxtFb
            phg4evlHjFNI7+GrqR87ViEwuAJJ9Je5QQjct5YJfFRWiZ5CMQIDAQAB
            -----END PUBLIC KEY-----
            """;
    private static final String SERIAL = "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB";
    private static final String TIME = "1554208460";
    private static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";
    private static final String ORDER =
            "{\"appid\":\"wxd678efh567hg6787\",\"mchid\":\"1900007291\","
                    + "\"description\":\"Image形象店-深圳腾大-QQ公仔\","
                    + "\"out_trade_no\":\"1217752501201407033233368018\","
                    + "\"notify_url\":\"https://www.weixin.qq.com/wxpay/pay.php\","
                    + "\"amount\":{\"total\":100,\"currency\":\"CNY\"},"
                    + "\"payer\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"}}";

    private final RSAVerifier verifier =
            new RSAVerifier(PemUtil.loadPublicKeyFromString(MERCHANT), SERIAL);

    @Test
    void v1_a_posted_order() {
        var message = request("POST", "/v3/pay/transactions/jsapi", ORDER);

        assertKnown(
                message, 372, "87a9f84cd9b4bdb78ec4dbe4595c8c8bf04d3e79a6765b2100741d1a473d37af");
        assertSigned(
                message,
                """
                jnks4dlrPw3ZX+ozVvSK39oa0t7OMBsg83BHAwd8BRdUFiVaQNTLTvci+wURgP1OQBbKYhFGvt7iqYpDSTQk
                p7Uq1sltaQKyncCyrA1g88m5bsKERQfPyT0ahSwKTYJ1CAn9QiJuSJRq1QsQs07eehbU/k9BCS51jTyc1Jps
                i2H77HF9f/BnjXAOP3/sPObg6V5Ee4EzwLox684hhuMuIwHo7D8KFk3LIHOKDcNI4It1aCXydFWNpNK+SG86
                VUDe5kwoDpw4Ulqfu9z8OFDGbDs9TCxEv8iqQzbpxOlEVoOe2kalSYM5kApQb3nZcxdUtoE0liJGW3RGUNE0
                t4v01A==
                """);
    }

    @Test
    void v2_a_get_ends_with_an_empty_line() {
        var message = request("GET", "/v3/refund/domestic/refunds/123123123123", "");

        assertKnown(
                message, 90, "c65a830c3a6f61f3312ff204f6e4fda6397078cb96775237273c1d0f8da02dcd");
        assertSigned(
                message,
                """
                Lc9VXxmeonkdV8Xk9tmigQFLhl0vRWTerdmoRu01aAnYwIrD/5nsSwE1WlmZGLRlAFTNQ3QsMa0+VRDlJp1W
                p5p0nO8EK68b5sJBbjouxaFciIfq1zfDWWz+jqhcMoKXI1A6dPm1AW7D4d30WsMTNzp6g23OXakIsh9LO3lU
                mwvTuE0BY8ncf6tNGk4wKmvXwERd/ZpoQY3MAVKz+Nakwc+2XBmzT66KcUehU5kr4IvGa/lEU5RZb/q00zP9
                VLdBhC/jQSX3X1UcJLCtEc4gTmib4tnmAT+bHF/e17ZAuxDNcx6rqT8gNEXqaJGG+1OflMSTU2tpyG65G4dM
                KdFcoA==
                """);
    }

    @Test
    void v3_the_parameters_of_a_payment_inside_wechat() {
        var message =
                Invocation.message(
                        "wx2421b1c4370ec43b",
                        TIME,
                        NONCE,
                        "prepay_id=wx201410272009395522657a690389285100");

        assertKnown(
                message, 110, "bf5c0eab11b7710ea376aaa5038ad079fb8175af60d6cbf676fa3bcc4d218bcb");
        assertSigned(
                message,
                """
                mI35pfNEQV6777ke/1T+LJLQDNTm7yeoUJH+j/adPGhmCCi0PbgkvYQTRcXH0uibcLVtvFLdGLpmoYO9FV6l
                BBsTAjuhh5YOvQi0e2g3e0yytitiNET9FEuqM0pjnKfRW4K6LIZDdbWJv9KhZUx3DrJa5TL7OJ7VdADVivxV
                ySIlPVKjGwuCXzuXSJes0UcILgWQUMyha5/3nYofuHtS7r+KYyMuxD+oJ9VM1Qdxk4UIG59CP5Y3wtYIFyby
                F3bdu1caHTRRX+DLyMXyYA/IrTmiW01c4RPjpHBX5Dk1sZyY1zVsWNsvMHr2e1NTWtBxKJ+qk5N61J7caYoe
                pHFaxw==
                """);
    }

    @Test
    void v4_an_answer_of_wechat() {
        assertKnown(
                NoticeReader.message(
                        "1554209980",
                        "c5ac7061fccab6bf3e254dcf98995b8c",
                        "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=p4lpSuKzz\"}"),
                97,
                "c656caf2e1c5023ed589c9b1bec379abd72ea84e903efbc2d0a0c60d42c44f81");
    }

    @Test
    void v5_an_answer_without_a_body() {
        assertKnown(
                NoticeReader.message("1554209980", "c5ac7061fccab6bf3e254dcf98995b8c", ""),
                45,
                "b1cab5cc6396ec26ebb5e9a88541418a3a85febbf50e2974879049e928c54373");
    }

    @Test
    void v6_a_sealed_resource() {
        var cipher = new AeadAesCipher("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
        var resource =
                new NoticeReader.Resource(
                        "DUcclrHBE5NffFMk6pzEyhUOzFvjxdqWCxEHMGA3r769VQQPg9Q8O5DAWOfv/8xoOaT60HHIxg2f"
                                + "1Y9x533E9xiR/Q==",
                        "transaction",
                        "fdasflkja484");

        assertThat(resource.open(cipher))
                .isEqualTo("{\"out_trade_no\":\"T1234567\",\"trade_state\":\"SUCCESS\"}");
    }

    /** As the SDK builds it; that it does is proved by every call to the sandbox. */
    private static String request(String method, String path, String body) {
        return method + "\n" + path + "\n" + TIME + "\n" + NONCE + "\n" + body + "\n";
    }

    private void assertSigned(String message, String signature) {
        assertThat(verifier.verify(SERIAL, message, signature.replace("\n", ""))).isTrue();
        assertThat(verifier.verify(SERIAL, message + " ", signature.replace("\n", ""))).isFalse();
    }

    private static void assertKnown(String message, int length, String digest) {
        assertThat(message.getBytes(UTF_8)).hasSize(length);
        assertThat(sha256(message)).isEqualTo(digest);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
