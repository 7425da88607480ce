package io.yanhuo.access;

import org.springframework.stereotype.Service;

/**
 * One-time tickets of the restaurant of the current scope, by which a person who is signed in
 * elsewhere (a mini-program, the end of sign-up) opens one page in a browser.
 */
@Service
public class Tickets {
    /**
     * @param kind {@link Who#DINER} or {@link Who#STAFF}
     * @param page path to open, such as {@code /me}; must begin with a single slash
     * @return path with the ticket, such as {@code /enter?ticket=…} or {@code
     *     /admin/enter?ticket=…}; good for two minutes, once
     */
    public String issue(Who kind, String personId, String page) {
        throw new UnsupportedOperationException();
    }
}
