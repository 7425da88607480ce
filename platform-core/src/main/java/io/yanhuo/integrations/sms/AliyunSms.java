package io.yanhuo.integrations.sms;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends messages through Aliyun. Nothing is repeated by itself: after a lost answer the message may
 * well have arrived, and a second one would confuse more than it helps.
 */
@Component
@Profile("!dev")
class AliyunSms implements SmsGateway {
    private static final Logger LOG = LoggerFactory.getLogger(AliyunSms.class);
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                    .build();

    private static final ZoneId DAYS_OF = ZoneId.of("Asia/Shanghai");

    private final SmsSettings settings;
    private final Clock clock;
    private final RestClient http;

    AliyunSms(SmsSettings settings, Clock clock) {
        settings.refuseIfIncomplete();
        this.settings = settings;
        this.clock = clock;
        var client = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(settings.readTimeout());
        this.http =
                RestClient.builder()
                        .requestFactory(requests)
                        // What went wrong stands in the body, whatever the status.
                        .defaultStatusHandler(_ -> true, (_, _) -> {})
                        .build();
    }

    private record Answer(
            @Nullable String code, @Nullable String message, @Nullable Details smsSendDetailDTOs) {
        boolean well() {
            return "OK".equals(code);
        }

        boolean holds(String outId) {
            var details = smsSendDetailDTOs == null ? null : smsSendDetailDTOs.smsSendDetailDTO();
            return details != null && details.stream().anyMatch(it -> outId.equals(it.outId()));
        }
    }

    private record Details(@Nullable List<Detail> smsSendDetailDTO) {}

    private record Detail(@Nullable String outId) {}

    @Override
    public void sendCode(PhoneNumber phone, String purpose, String code) {
        send(phone, RandomId.ofLength(20), settings.codeTemplate(), Map.of("code", code));
    }

    @Override
    public void sendNotice(PhoneNumber phone, String key, String text) {
        var today = LocalDate.ofInstant(clock.instant(), DAYS_OF);
        if (wentOut(phone, key, today) || wentOut(phone, key, today.minusDays(1))) return;
        send(phone, key, settings.noticeTemplate(), Map.of("text", text));
    }

    private void send(
            PhoneNumber phone, String outId, String template, Map<String, String> values) {
        var parameters = new TreeMap<String, String>();
        parameters.put("PhoneNumbers", phone.digits());
        parameters.put("SignName", settings.signName());
        parameters.put("TemplateCode", template);
        parameters.put("TemplateParam", JSON.writeValueAsString(values));
        parameters.put("OutId", outId);
        refuseUnlessWell(call("SendSms", parameters), phone);
    }

    /** The provider knows no keys, but what it sent to whom on a day. */
    private boolean wentOut(PhoneNumber phone, String outId, LocalDate day) {
        var parameters = new TreeMap<String, String>();
        parameters.put("PhoneNumber", phone.digits());
        parameters.put("SendDate", day.format(DateTimeFormatter.BASIC_ISO_DATE));
        parameters.put("PageSize", "50");
        parameters.put("CurrentPage", "1");
        var answer = call("QuerySendDetails", parameters);
        refuseUnlessWell(answer, phone);
        return answer.holds(outId);
    }

    private static void refuseUnlessWell(Answer answer, PhoneNumber phone) {
        if (answer.well()) return;
        LOG.error("SMS for {}: {} {}", phone, answer.code(), answer.message());
        throw new Refused(
                "isv.BUSINESS_LIMIT_CONTROL".equals(answer.code())
                        ? new SmsRefusal.TooMany()
                        : new SmsRefusal.NotSent());
    }

    private Answer call(String action, SortedMap<String, String> parameters) {
        var query = AcsSignature.query(parameters);
        var headers = headers(action);
        var authorization =
                AcsSignature.authorization(settings.keyId(), settings.keySecret(), query, headers);
        var text =
                http.post()
                        .uri(URI.create(settings.endpoint() + "/?" + query))
                        .headers(sent -> {
                            headers.forEach(sent::set);
                            sent.remove(HttpHeaders.HOST); // the client sets it itself
                            sent.set(HttpHeaders.AUTHORIZATION, authorization);
                        })
                        .retrieve()
                        .body(String.class);
        return JSON.readValue(text == null ? "{}" : text, Answer.class);
    }

    private SortedMap<String, String> headers(String action) {
        var headers = new TreeMap<String, String>();
        headers.put("host", settings.endpoint().getRawAuthority());
        headers.put("x-acs-action", action);
        headers.put("x-acs-version", "2017-05-25");
        headers.put("x-acs-date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", RandomId.ofLength(32));
        headers.put("x-acs-content-sha256", AcsSignature.NO_BODY);
        return headers;
    }
}
