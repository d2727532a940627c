/**
 * Long work over HTTP, the same in every service. In: a {@link io.arxivist.service.job.JobHandler}
 * bean per kind of work; out: the endpoints {@code POST /<kind>}, {@code GET /<kind>/{id}}, {@code
 * GET /<kind>/{id}/result} and {@code DELETE /<kind>/{id}}, with jobs that outlive a restart.
 */
@NullMarked
package io.arxivist.service.job;

import org.jspecify.annotations.NullMarked;
