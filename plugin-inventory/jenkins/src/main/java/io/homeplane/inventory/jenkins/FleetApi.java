package io.homeplane.inventory.jenkins;

import io.homeplane.inventory.api.Answers;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

/** The JSON API below {@code /homeplane/api}: hands every request on to what answers it, here and in plane. */
public final class FleetApi {
    private final Answers answers;
    private final boolean inVersion;

    FleetApi(Answers answers) {
        this(answers, false);
    }

    private FleetApi(Answers answers, boolean inVersion) {
        this.answers = answers;
        this.inVersion = inVersion;
    }

    /** {@code /homeplane/api/v1}; nothing is served without a version. */
    public FleetApi getV1() {
        return inVersion ? null : new FleetApi(answers, true);
    }

    /** Everything below {@code /homeplane/api/v1/}; it only reads, and refuses methods that promise more. */
    public HttpResponse doDynamic(StaplerRequest2 request) {
        ThisJenkins.check(HomeplanePermissions.VIEW);
        String path = inVersion ? request.getRestOfPath().replaceFirst("^/", "") : "";
        return new ApiResponse(answers.to(request.getMethod(), path, request::getParameter));
    }
}
