package io.yanhuo.tenancy;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Says whether the register is looked through for a request. Without a bound, names made up at
 * random would have it looked through for each of them.
 */
@FunctionalInterface
public interface LookUps {
    /**
     * @return false if it is for nobody until this was asked less often; what else is said to it is
     *     not for the register to know
     */
    boolean allow(HttpServletRequest request);
}
