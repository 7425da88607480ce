package dev.yanhuo.wechat.gate;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Ends a connection in the middle, as a broken network would: no answer, not even an error. */
class CutLine extends ValveBase {
    private static final String ATTRIBUTE = CutLine.class.getName();

    CutLine() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(ATTRIBUTE, response);
        getNext().invoke(request, response);
    }

    static void cut(ServletRequest request) {
        var response = (Response) request.getAttribute(ATTRIBUTE);
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new IOException("cut"));
    }
}
