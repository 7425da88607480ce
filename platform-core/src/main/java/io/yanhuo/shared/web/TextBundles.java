package io.yanhuo.shared.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds every module's {@code texts.properties} beside its classes; no list to keep. */
class TextBundles implements EnvironmentPostProcessor {
    private static final Pattern BUNDLE = Pattern.compile(".*[/!](io/yanhuo/.*texts)\\.properties");

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        try {
            var files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:io/yanhuo/**/texts.properties");
            var names =
                    Arrays.stream(files)
                            .map(TextBundles::baseName)
                            .sorted()
                            .collect(Collectors.joining(","));
            var found = new MapPropertySource("texts", Map.of("spring.messages.basename", names));
            environment.getPropertySources().addLast(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String baseName(Resource file) {
        try {
            var match = BUNDLE.matcher(file.getURL().toString());
            if (!match.matches()) throw new IllegalStateException("not beside a module: " + file);
            return match.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
