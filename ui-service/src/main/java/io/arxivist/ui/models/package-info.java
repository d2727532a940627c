/**
 * Registered models. In: the registry, decisions and the challenger's answers as the gateway tells
 * them; out: versions side by side, why each is the champion or is not, and the ways to change
 * that.
 */
@NullMarked
package io.arxivist.ui.models;

import org.jspecify.annotations.NullMarked;
