package io.yanhuo.storefront.api;

import io.yanhuo.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** No request to the API needs more than a few kilobytes; what is longer is not even looked at. */
@Configuration(proxyBeanMethods = false)
class BodyLimit implements WebMvcConfigurer, HandlerInterceptor {
    static final int BYTES = 64 * 1024;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/t/*/api/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getContentLengthLong() > BYTES) throw new Refused(new ApiRefusal.TooLarge());
        if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            throw new Refused(new ApiRefusal.LengthUnknown());
        }
        return true;
    }
}
