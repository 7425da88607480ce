package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** How people are signed in who prove themselves by a code in a text message. */
public sealed interface CodeSessions permits DinerSessions, DistributorSessions {
    /** Sends the code for {@link #signIn}, whether or not the number is known here. */
    void sendCode(PhoneNumber phone);

    /**
     * @throws io.yanhuo.shared.Refused if the code is wrong
     */
    void signIn(
            PhoneNumber phone,
            String code,
            HttpServletRequest request,
            HttpServletResponse response);

    void signOut(HttpServletResponse response);
}
