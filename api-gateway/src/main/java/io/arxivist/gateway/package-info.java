/**
 * The one public REST door. In: requests below {@code /api/v1}; out: the answers of the service
 * that each belongs to, with public addresses, a request id, and a problem detail where a service
 * does not answer. The routes are in {@code api-gateway.yml}.
 */
@NullMarked
package io.arxivist.gateway;

import org.jspecify.annotations.NullMarked;
