/**
 * A Jenkins that is none: what a Jenkinsfile says comes in, what a controller would do with it
 * comes out.
 *
 * <p>{@link io.arxivist.jenkins.PipelineReader} executes the file's sections and refuses whatever
 * is not in {@link io.arxivist.jenkins.Vocabulary}; {@link io.arxivist.jenkins.Build} walks through
 * its stages with given exit codes and answers; the tests read its {@link
 * io.arxivist.jenkins.Trace}. Syntax, structure and order are proven so; what the plugins do is
 * not.
 */
@NullMarked
package io.arxivist.jenkins;

import org.jspecify.annotations.NullMarked;
