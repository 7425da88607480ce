package io.yanhuo.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.FixedVersionStrategy;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Style sheets, scripts and pictures of our own; nothing comes from foreign servers. In pages
 * {@code @{/assets/…}} becomes {@code /assets/<version>/…}, which is kept for a year; the version
 * is a folder, so that scripts import their neighbours in the same version. Under its plain name a
 * file is asked for anew each time, and found unchanged.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {
    private static final String FOR_EVER = "max-age=31536000, public, immutable";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var version = new VersionResourceResolver();
        version.addVersionStrategy(new FixedVersionStrategy(digest()), "/**");
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .resourceChain(true)
                .addResolver(version);
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Freshness()).addPathPatterns("/assets/**");
    }

    @Bean
    ResourceUrlEncodingFilter addressesWithVersion() {
        return new ResourceUrlEncodingFilter();
    }

    /** Of all our files together; the same on every node that runs the same build. */
    private static String digest() {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            var sum = new CRC32();
            Arrays.stream(resolver.getResources("classpath*:static/assets/**"))
                    .filter(Resource::isReadable)
                    .map(StaticFiles::content)
                    .sorted(Comparator.comparingInt(Arrays::hashCode))
                    .forEach(sum::update);
            return "%08x".formatted(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Freshness implements HandlerInterceptor {
        private static final Pattern WITH_VERSION = Pattern.compile("/assets/[0-9a-f]{8}/.+");

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            boolean named = WITH_VERSION.matcher(request.getRequestURI()).matches();
            response.setHeader("Cache-Control", named ? FOR_EVER : "no-cache");
            return true;
        }
    }
}
