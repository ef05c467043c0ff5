package org.jenkinsci.remoting;

/** Decides whether code may run on this side of a channel. */
public abstract class RoleChecker {}
