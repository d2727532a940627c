/**
 * How near the suite comes to what the machine can do. In: a corpus; out: papers per second of a
 * stage beside the bare loop that bounds it, measured in turns in one run.
 */
@NullMarked
package io.arxivist.benchmarks;

import org.jspecify.annotations.NullMarked;
