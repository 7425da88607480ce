package io.yanhuo.access;

import java.util.List;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.pam.FirstSuccessfulStrategy;
import org.apache.shiro.authc.pam.ModularRealmAuthenticator;
import org.apache.shiro.cache.MemoryConstrainedCacheManager;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.mgt.DefaultSessionStorageEvaluator;
import org.apache.shiro.mgt.DefaultSubjectDAO;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.realm.Realm;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shiro with one realm for each kind of people, and without sessions of its own. */
@Configuration(proxyBeanMethods = false)
class Security {
    @Bean
    SecurityManager securityManager(List<ActorRealm> realms) {
        var authenticator = new ModularRealmAuthenticator();
        authenticator.setAuthenticationStrategy(new SayWhatHappened());
        var manager = new DefaultSecurityManager();
        manager.setCacheManager(new MemoryConstrainedCacheManager());
        manager.setAuthenticator(authenticator);
        manager.setRealms(List.<Realm>copyOf(realms));
        manager.setSubjectDAO(withoutSessions());
        return manager;
    }

    private static DefaultSubjectDAO withoutSessions() {
        var evaluator = new DefaultSessionStorageEvaluator();
        evaluator.setSessionStorageEnabled(false);
        var subjects = new DefaultSubjectDAO();
        subjects.setSessionStorageEvaluator(evaluator);
        return subjects;
    }

    /** Shiro would forget the cause, and a database that is down would be a wrong password. */
    private static final class SayWhatHappened extends FirstSuccessfulStrategy {
        @Override
        public AuthenticationInfo afterAttempt(
                Realm realm,
                AuthenticationToken token,
                @Nullable AuthenticationInfo one,
                @Nullable AuthenticationInfo all,
                @Nullable Throwable failure) {
            if (failure instanceof AuthenticationException e) throw e;
            if (failure != null) throw new AuthenticationException(failure);
            return super.afterAttempt(realm, token, one, all, null);
        }
    }
}
