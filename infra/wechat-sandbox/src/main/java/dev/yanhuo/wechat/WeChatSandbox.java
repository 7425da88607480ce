package dev.yanhuo.wechat;

import dev.yanhuo.wechat.people.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A running sandbox, as its own program or inside a test that talks to it over HTTP. */
public final class WeChatSandbox implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private WeChatSandbox(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static void main(String[] arguments) {
        run(arguments);
    }

    /**
     * Starts one on a free port.
     *
     * @param data where its keys and orders are kept; an empty folder makes a new world
     * @param properties such as {@code sandbox.time-scale}
     */
    public static WeChatSandbox start(Path data, Map<String, String> properties) {
        var fixed = Stream.of("--server.port=0", "--sandbox.data=" + data);
        var given =
                properties.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue());
        return new WeChatSandbox(run(Stream.concat(fixed, given).toArray(String[]::new)));
    }

    private static ConfigurableApplicationContext run(String[] arguments) {
        var application = new SpringApplication(SandboxConfiguration.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setRegisterShutdownHook(true);
        var named = Stream.of("--spring.config.name=wechat-sandbox");
        return application.run(
                Stream.concat(named, Arrays.stream(arguments)).toArray(String[]::new));
    }

    /** Stands for {@code https://api.mch.weixin.qq.com} and {@code https://api.weixin.qq.com}. */
    public URI baseUrl() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        if (server == null) throw new IllegalStateException("no web server");
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** What {@code credentials.properties} says. */
    public Map<String, String> credentials() {
        return context.getBean(Credentials.class).all();
    }

    /** The same as a file for the product. */
    public Path credentialsFile() {
        return context.getBean(SandboxSettings.class).data().resolve("credentials.properties");
    }

    @Override
    public void close() {
        context.close();
    }
}
