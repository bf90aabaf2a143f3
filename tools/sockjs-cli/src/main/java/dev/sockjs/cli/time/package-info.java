/** The clock and the timer of the commands, which tests replace. */
@NullMarked
package dev.sockjs.cli.time;

import org.jspecify.annotations.NullMarked;
