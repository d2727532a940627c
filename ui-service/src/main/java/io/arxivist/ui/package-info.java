/**
 * The dashboard. In: a reader's requests; out: pages made of what the gateway answers. It keeps
 * nothing itself; where the gateway or a service behind it is down, a page says so and still
 * stands.
 */
@NullMarked
package io.arxivist.ui;

import org.jspecify.annotations.NullMarked;
