/**
 * From labelled papers to a judged model. In: a corpus in the order of time; out: a classifier
 * fitted on its oldest part, calibrated on the next and evaluated on the newest.
 */
@NullMarked
package io.arxivist.learning.training;

import org.jspecify.annotations.NullMarked;
