package io.homeplane.inventory.jenkins;

import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.GET;

/** The JSON API below {@code /homeplane/api}. */
public final class FleetApi {
    private final FleetWatches watches;

    FleetApi(FleetWatches watches) {
        this.watches = watches;
    }

    /** {@code /homeplane/api/v1}. */
    public FleetApi getV1() {
        return this;
    }

    /**
     * {@code /homeplane/api/v1/fleet}: what the Fleet page shows.
     *
     * @param inventory the registered inventory's name; the first one when it is empty
     */
    @GET
    public HttpResponse doFleet(@QueryParameter String inventory) {
        ThisJenkins.check(HomeplanePermissions.VIEW);
        return new JsonResponse(watches.report(inventory == null ? "" : inventory));
    }
}
