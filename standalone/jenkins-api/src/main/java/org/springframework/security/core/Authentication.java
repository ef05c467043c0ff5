package org.springframework.security.core;

import java.io.Serializable;
import java.security.Principal;

/** Who asks; only passed through. */
public interface Authentication extends Principal, Serializable {}
