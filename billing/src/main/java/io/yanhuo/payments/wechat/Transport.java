package io.yanhuo.payments.wechat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.springframework.stereotype.Component;

/**
 * The HTTP client beneath the SDK. WeChat drops a connection after seven idle seconds; ours leave
 * the pool before that, so that no request is sent into one that is dead.
 */
@Component
class Transport {
    private static final int ACCEPTED = 202;

    private final OkHttpClient client;

    Transport(WeChatSettings settings) {
        var builder =
                new OkHttpClient.Builder()
                        .connectTimeout(Duration.ofSeconds(3))
                        .readTimeout(Duration.ofSeconds(8))
                        .callTimeout(Duration.ofSeconds(12))
                        .connectionPool(new ConnectionPool(8, 5, TimeUnit.SECONDS))
                        // A request that may have arrived is asked about, not sent again unseen.
                        .retryOnConnectionFailure(false)
                        .addInterceptor(Transport::acceptedIsNotDone);
        if (settings.redirected()) builder.addInterceptor(to(URI.create(settings.baseUrl())));
        this.client = builder.build();
    }

    OkHttpClient client() {
        return client;
    }

    /** WeChat means "repeat it"; the SDK would take it for success. */
    private static Response acceptedIsNotDone(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        if (response.code() != ACCEPTED) return response;
        response.close();
        throw new IOException("202: accepted, not yet done");
    }

    /** The SDK knows WeChat's hosts alone; the host is no part of what is signed. */
    private static Interceptor to(URI base) {
        var target = HttpUrl.get(base);
        if (target == null) throw new IllegalArgumentException("yanhuo.wechat.base-url: " + base);
        return chain -> {
            var url =
                    chain.request()
                            .url()
                            .newBuilder()
                            .scheme(target.scheme())
                            .host(target.host())
                            .port(target.port())
                            .build();
            return chain.proceed(chain.request().newBuilder().url(url).build());
        };
    }
}
