package io.yanhuo.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Style sheets, scripts and pictures of our own; nothing comes from foreign servers. In pages
 * {@code @{/assets/…}} becomes an address with the hash of the content, which is kept for a year;
 * under its plain name a file is asked for anew each time, and found unchanged.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {
    private static final String FOR_EVER = "max-age=31536000, public, immutable";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Freshness()).addPathPatterns("/assets/**");
    }

    @Bean
    ResourceUrlEncodingFilter addressesWithHash() {
        return new ResourceUrlEncodingFilter();
    }

    private static final class Freshness implements HandlerInterceptor {
        private static final Pattern WITH_HASH = Pattern.compile(".+-[0-9a-f]{32}\\.\\w+");

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            boolean hashed = WITH_HASH.matcher(request.getRequestURI()).matches();
            response.setHeader("Cache-Control", hashed ? FOR_EVER : "no-cache");
            return true;
        }
    }
}
