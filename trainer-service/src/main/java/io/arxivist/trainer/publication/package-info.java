/**
 * Publications. In: a training's candidate; out: a recorded run, a registered version, and the
 * decision whether it becomes the champion, which a person may overrule by a promotion.
 */
@NullMarked
package io.arxivist.trainer.publication;

import org.jspecify.annotations.NullMarked;
