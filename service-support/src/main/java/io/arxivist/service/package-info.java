/**
 * What every service shares at run time. In: the beans of a service; out: a service that starts,
 * answers and refuses like all the others.
 */
@NullMarked
package io.arxivist.service;

import org.jspecify.annotations.NullMarked;
