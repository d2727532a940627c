/**
 * The servers that the quick start and the tests bring along. In: a folder and a port of loopback;
 * out: a running server that clients reach as they would a real one, and that gives folder and port
 * back when it is closed.
 */
@NullMarked
package io.arxivist.embedded;

import org.jspecify.annotations.NullMarked;
