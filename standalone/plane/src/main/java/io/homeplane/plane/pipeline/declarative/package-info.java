/** Declarative Pipeline: read into a model first, run afterwards. */
package io.homeplane.plane.pipeline.declarative;
