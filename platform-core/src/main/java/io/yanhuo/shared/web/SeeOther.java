package io.yanhuo.shared.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** After a form has been sent, the browser is told to look elsewhere (303), and never to resend. */
@Component
class SeeOther {
    SeeOther(ObjectProvider<ThymeleafViewResolver> views) {
        views.ifAvailable(resolver -> resolver.setRedirectHttp10Compatible(false));
    }
}
