/**
 * How a service starts, alone or beside the others in one JVM: the same configuration files in the
 * same order.
 */
@NullMarked
package io.arxivist.service.launch;

import org.jspecify.annotations.NullMarked;
