package io.homeplane.inventory.jenkins;

import hudson.Extension;
import hudson.model.RootAction;
import hudson.security.Permission;
import io.homeplane.inventory.api.Answers;
import io.homeplane.inventory.api.Api;
import org.kohsuke.stapler.StaplerProxy;

/** The page {@code /homeplane}: the fleet, for those who hold {@link HomeplanePermissions#VIEW}. */
@Extension
public final class FleetAction implements RootAction, StaplerProxy {
    private final Answers answers = new Api(new FleetWatches(ServerStates.whicheverIsInstalled()));

    @Override
    public String getIconFileName() {
        return ThisJenkins.allows(HomeplanePermissions.VIEW) ? "symbol-computer" : null;
    }

    @Override
    public String getDisplayName() {
        return "Homeplane";
    }

    @Override
    public String getUrlName() {
        return "homeplane";
    }

    /** Guards the page and everything below it. */
    @Override
    public Object getTarget() {
        ThisJenkins.check(HomeplanePermissions.VIEW);
        return this;
    }

    /** What the page asks for before it draws. */
    public Permission getPermission() {
        return HomeplanePermissions.VIEW;
    }

    /** {@code /homeplane/api}. */
    public FleetApi getApi() {
        return new FleetApi(answers);
    }
}
