package hudson.model;

import hudson.ExtensionPoint;

/** An action of the controller. */
public interface RootAction extends Action, ExtensionPoint {}
