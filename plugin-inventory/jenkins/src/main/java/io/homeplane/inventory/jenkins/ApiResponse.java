package io.homeplane.inventory.jenkins;

import io.homeplane.inventory.api.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** An answer of the API on its way through Jenkins. */
final class ApiResponse implements HttpResponse {
    private final Answer answer;

    ApiResponse(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        answer.sendTo(new Servlet(response), request.getMethod().equals("HEAD"), request.getHeader("If-None-Match"));
    }

    private record Servlet(HttpServletResponse response) implements Answer.Wire {
        @Override
        public void header(String name, String value) {
            response.setHeader(name, value);
        }

        @Override
        public void send(int status, byte[] body) throws IOException {
            response.setStatus(status);
            response.getOutputStream().write(body);
        }
    }
}
