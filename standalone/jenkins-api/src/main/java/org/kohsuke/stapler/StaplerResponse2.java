package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletResponse;

/** The answer to a {@link StaplerRequest2}. */
public interface StaplerResponse2 extends HttpServletResponse {}
