package net.sf.json;

/** What a browser sent for one part of a form; there are no forms without a Jenkins. */
public final class JSONObject {}
