package io.yanhuo.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Service;

/** Keeps a diner recognisable from page to page by a signed cookie, without a server session. */
@Service
public class DinerSessions {
    /** The diner of this request; a stranger becomes an anonymous diner and gets the cookie. */
    public Actor ensure(HttpServletRequest request, HttpServletResponse response) {
        throw new UnsupportedOperationException();
    }
}
