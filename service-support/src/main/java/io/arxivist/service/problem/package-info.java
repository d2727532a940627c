/**
 * How a service says no. In: any exception of a request; out: an RFC 9457 problem detail that names
 * what was wrong, never a stack trace.
 */
@NullMarked
package io.arxivist.service.problem;

import org.jspecify.annotations.NullMarked;
