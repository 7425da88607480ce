package dev.yanhuo.wechat.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** The texts that get signed: lines that each end with a line feed, the last one too. */
public final class SignedText {
    private SignedText() {}

    /** What a merchant signs when calling. The body keeps its bytes, whatever they are. */
    public static byte[] ofRequest(
            String method, String target, String timestamp, String nonce, byte[] body) {
        var head = method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n";
        var message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(UTF_8));
        message.writeBytes(body);
        message.write('\n');
        return message.toByteArray();
    }

    /** What WeChat signs: answers and callbacks alike. */
    public static String ofAnswer(String timestamp, String nonce, String body) {
        return timestamp + "\n" + nonce + "\n" + body + "\n";
    }

    /** What a merchant signs for the payer's WeChat. */
    public static String ofPayment(String appid, String timestamp, String nonce, String pack) {
        return appid + "\n" + timestamp + "\n" + nonce + "\n" + pack + "\n";
    }
}
