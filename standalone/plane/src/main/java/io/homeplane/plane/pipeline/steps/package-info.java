/** The steps that Jenkins has from its own Pipeline plugins, as far as `plane` supports them (docs/plane-pipeline.md). */
package io.homeplane.plane.pipeline.steps;
