/**
 * Six services and their two servers in one JVM. In: a data folder and ports; out: a stack that
 * starts in order and closes in reverse.
 */
@NullMarked
package io.arxivist.stack.host;

import org.jspecify.annotations.NullMarked;
