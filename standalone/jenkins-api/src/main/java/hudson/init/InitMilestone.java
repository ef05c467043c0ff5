package hudson.init;

/** How far the start of a controller has come. */
public enum InitMilestone {
    STARTED,
    JOB_LOADED,
    JOB_CONFIG_ADAPTED,
    COMPLETED
}
