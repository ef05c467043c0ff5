package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.ExtensionPoint;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.Permission;
import hudson.security.PermissionScope;
import io.homeplane.standalone.api.Controller;
import java.util.List;
import org.jvnet.localizer.Localizable;
import org.jvnet.localizer.ResourceBundleHolder;
import org.springframework.security.core.Authentication;

/** Finds credentials. */
public abstract class CredentialsProvider implements ExtensionPoint {
    /** May use the credentials that a job may use. */
    public static final Permission USE_ITEM = new Permission(
            Item.PERMISSIONS,
            "UseItem",
            new Localizable(ResourceBundleHolder.get(Item.class), "UseItem"),
            Item.CONFIGURE,
            PermissionScope.ITEM);

    /** The credential of an id that a build may use, or null. */
    public static <C extends IdCredentials> C findCredentialById(String id, Class<C> type, Run<?, ?> run) {
        return findCredentialByIdInItem(id, type, run.getParent(), null, List.of());
    }

    /** The credential of an id that may be used in an item, or null. */
    public static <C extends IdCredentials> C findCredentialByIdInItem(
            String id,
            Class<C> type,
            Item item,
            Authentication authentication,
            List<DomainRequirement> domainRequirements) {
        return CredentialsMatchers.firstOrNull(
                lookupCredentialsInItem(type, item, authentication, domainRequirements),
                CredentialsMatchers.withId(id));
    }

    /** All credentials of a type that may be used in an item. */
    public static <C extends Credentials> List<C> lookupCredentialsInItem(
            Class<C> type, Item item, Authentication authentication, List<DomainRequirement> domainRequirements) {
        return Controller.current().credentials(type, item);
    }

    /** Records that a build used a credential; nothing is recorded without a Jenkins. */
    public static <C extends Credentials> C track(Run<?, ?> build, C credential) {
        return credential;
    }
}
