package io.homeplane.inventory.jenkins;

import io.homeplane.inventory.json.JsonBody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** JSON with an ETag: whoever has it already gets 304 and no body. */
final class JsonResponse implements HttpResponse {
    private final JsonBody body;

    JsonResponse(Map<String, Object> value) {
        body = new JsonBody(value);
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        String etag = body.etag();
        response.setHeader("ETag", etag);
        response.setHeader("Cache-Control", "no-cache");
        if (etag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(body.bytes());
    }
}
