package jenkins.model;

import java.io.Serializable;

/** Why a build was ended before its time. */
public abstract class CauseOfInterruption implements Serializable {
    public abstract String getShortDescription();
}
