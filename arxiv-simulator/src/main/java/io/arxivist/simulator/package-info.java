/**
 * An arXiv on loopback. In: a corpus (generated from a seed, or a file), a clock, a plan of faults,
 * requests over HTTP; out: its papers on their days, served as arXiv serves real ones (OAI-PMH,
 * query API, daily feeds), truly or as the plan has it, and a tally of what was asked and served.
 */
@NullMarked
package io.arxivist.simulator;

import org.jspecify.annotations.NullMarked;
