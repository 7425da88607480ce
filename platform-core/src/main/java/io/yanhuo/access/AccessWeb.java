package io.yanhuo.access;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the guards before everything else. */
@Configuration(proxyBeanMethods = false)
class AccessWeb implements WebMvcConfigurer {
    private final Doorkeeper doorkeeper;
    private final FormGuard formGuard;
    private final SupportRecord supportRecord;
    private final ActorParameter actorParameter;

    AccessWeb(
            Doorkeeper doorkeeper,
            FormGuard formGuard,
            SupportRecord supportRecord,
            ActorParameter actorParameter) {
        this.doorkeeper = doorkeeper;
        this.formGuard = formGuard;
        this.supportRecord = supportRecord;
        this.actorParameter = actorParameter;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(doorkeeper).order(Ordered.HIGHEST_PRECEDENCE);
        registry.addInterceptor(formGuard).order(Ordered.HIGHEST_PRECEDENCE + 1);
        registry.addInterceptor(supportRecord).order(Ordered.HIGHEST_PRECEDENCE + 2);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(actorParameter);
    }
}
