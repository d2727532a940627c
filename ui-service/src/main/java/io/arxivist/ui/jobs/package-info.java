/**
 * Long work of every kind. In: jobs as the services tell them; out: a list of them, one of them
 * that moves while it is open, and the way to cancel it.
 */
@NullMarked
package io.arxivist.ui.jobs;

import org.jspecify.annotations.NullMarked;
