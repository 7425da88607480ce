package io.yanhuo.integrations.wechat;

import io.yanhuo.integrations.WeChatMiniProgram;
import io.yanhuo.shared.Refused;
import java.net.http.HttpClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to {@code api.weixin.qq.com} over HTTP. */
@Component
class HttpMiniProgram implements WeChatMiniProgram {
    private static final Logger LOG = LoggerFactory.getLogger(HttpMiniProgram.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RestClient http;

    HttpMiniProgram(MiniProgramSettings settings) {
        var client = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(settings.readTimeout());
        this.http =
                RestClient.builder()
                        .baseUrl(settings.apiBaseUrl().toString())
                        .requestFactory(requests)
                        .build();
    }

    /** Always with status 200; what went wrong is in {@code errcode}. */
    private record Answer(
            @Nullable String openid, @Nullable Integer errcode, @Nullable String errmsg) {}

    @Override
    public String openid(String appid, String secret, String code) {
        var answer = ask(appid, secret, code);
        var openid = answer.openid();
        if (openid != null && !openid.isEmpty()) return openid;
        int error = Optional.ofNullable(answer.errcode()).orElse(WeChatRefusal.BUSY);
        if (WeChatRefusal.isOurFault(error)) {
            LOG.error("jscode2session of {}: {} {}", appid, error, answer.errmsg());
        }
        throw new Refused(WeChatRefusal.of(error));
    }

    private Answer ask(String appid, String secret, String code) {
        try {
            // WeChat calls its JSON text/plain, so it is read as text.
            var text =
                    http.get()
                            .uri(uri ->
                                    uri.path("/sns/jscode2session")
                                            .queryParam("appid", "{appid}")
                                            .queryParam("secret", "{secret}")
                                            .queryParam("js_code", "{code}")
                                            .queryParam("grant_type", "authorization_code")
                                            .build(appid, secret, code))
                            .retrieve()
                            .body(String.class);
            return JSON.readValue(text == null ? "{}" : text, Answer.class);
        } catch (RestClientException | JacksonException e) {
            // Its message holds the address, and that the secret.
            LOG.error("jscode2session of {}: {}", appid, e.getClass().getSimpleName());
            throw new Refused(new WeChatRefusal.Busy());
        }
    }
}
