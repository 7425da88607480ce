package io.yanhuo.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.apache.shiro.authc.UnknownAccountException;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.jspecify.annotations.Nullable;

/**
 * One kind of people. Its principals are {@link Actor}s, so that people of the same name in two
 * restaurants are two keys of every cache.
 */
abstract class ActorRealm extends AuthorizingRealm {
    private final Who kind;

    ActorRealm(Who kind, Passwords passwords) {
        this.kind = kind;
        setName(kind.name());
        setAuthenticationTokenClass(Login.class);
        setAuthenticationCachingEnabled(false);
        setAuthorizationCachingEnabled(true);
        setAuthorizationCacheName("permissions of " + kind);
        setCredentialsMatcher((token, known) -> proved((Login) token, known, passwords));
    }

    /** By name, with the hash to compare the password with. */
    abstract AuthenticationInfo byName(String name);

    /** By phone; proves the code first. */
    abstract AuthenticationInfo byCode(Login.Code login);

    @Override
    public boolean supports(@Nullable AuthenticationToken token) {
        return token instanceof Login login && login.kind() == kind;
    }

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        return switch ((Login) token) {
            case Login.Password login -> byName(login.name());
            case Login.Code login -> byCode(login);
        };
    }

    @Override
    protected @Nullable AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
        if (!(principals.getPrimaryPrincipal() instanceof Actor actor)) return null;
        if (actor.kind() != kind) return null;
        var info = new SimpleAuthorizationInfo();
        info.setStringPermissions(
                permissions(actor).stream().map(Permission::shiro).collect(Collectors.toSet()));
        return info;
    }

    /** The whole person: the id alone is not unique, the restaurant belongs to it. */
    @Override
    protected Object getAuthorizationCacheKey(PrincipalCollection principals) {
        return principals.getPrimaryPrincipal();
    }

    AuthenticationInfo found(Actor actor, String credentials) {
        var who = new SimplePrincipalCollection(List.of(actor, new Proof(credentials)), getName());
        return new SimpleAuthenticationInfo(who, credentials);
    }

    static AuthenticationInfo nobody() {
        throw new UnknownAccountException();
    }

    /**
     * Diners and distributors have no role: what they may do, they may do with their own things.
     */
    private static Set<Permission> permissions(Actor actor) {
        var role = actor.role();
        return role == null ? Set.of() : role.permissions();
    }

    private static boolean proved(Login login, AuthenticationInfo known, Passwords passwords) {
        return switch (login) {
            case Login.Password(_, _, var password) ->
                    passwords.matches(password, (String) known.getCredentials());
            case Login.Code _ -> true;
        };
    }
}
