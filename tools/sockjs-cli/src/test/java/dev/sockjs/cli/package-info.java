/** Tests of the {@code sockjs} command. */
@NullMarked
package dev.sockjs.cli;

import org.jspecify.annotations.NullMarked;
