package io.yanhuo.integrations.sms;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The account with the provider of text messages (Aliyun SMS).
 *
 * @param endpoint where the provider answers
 * @param keyId of the access key
 * @param keySecret of the access key
 * @param signName approved signature, which the provider puts before every message
 * @param codeTemplate approved template of codes, with the variable {@code code}
 * @param noticeTemplate approved template of notices, with the variable {@code text}
 */
@Validated
@ConfigurationProperties("yanhuo.sms")
record SmsSettings(
        @DefaultValue("https://dysmsapi.aliyuncs.com") URI endpoint,
        @DefaultValue("") String keyId,
        @DefaultValue("") String keySecret,
        @DefaultValue("") String signName,
        @DefaultValue("") String codeTemplate,
        @DefaultValue("") String noticeTemplate,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {
    /** Without messages nobody can sign up or sign in, so the application had better not start. */
    void refuseIfIncomplete() {
        need(keyId, "key-id", "YANHUO_SMS_KEY_ID");
        need(keySecret, "key-secret", "YANHUO_SMS_KEY_SECRET");
        need(signName, "sign-name", "YANHUO_SMS_SIGN_NAME");
        need(codeTemplate, "code-template", "YANHUO_SMS_CODE_TEMPLATE");
        need(noticeTemplate, "notice-template", "YANHUO_SMS_NOTICE_TEMPLATE");
    }

    private static void need(String value, String key, String variable) {
        if (value.isBlank()) {
            throw new IllegalStateException(
                    "yanhuo.sms.%s is missing: set %s, or run with the profile dev"
                            .formatted(key, variable));
        }
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "SmsSettings[" + endpoint + "]";
    }
}
