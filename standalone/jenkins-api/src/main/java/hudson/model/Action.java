package hudson.model;

/** Something attached to a build, a job or the controller, often with a page. */
public interface Action extends ModelObject {
    /** Null to show no link. */
    String getIconFileName();

    @Override
    String getDisplayName();

    /** The part of the URL; null for no page. */
    String getUrlName();
}
