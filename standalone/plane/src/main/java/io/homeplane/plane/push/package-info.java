/** The repository that `plane up` is pushed to, and a run of the pipeline for each push. */
package io.homeplane.plane.push;
