/** What every HTTP request carries: an id that follows it through the services and the logs. */
@NullMarked
package io.arxivist.service.web;

import org.jspecify.annotations.NullMarked;
