/** The command line: one class a command; data goes to stdout, talk to stderr. */
package io.homeplane.plane.cli;
