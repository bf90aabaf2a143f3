/**
 * The session of {@code sockjs connect}: its input from the command line or from standard input,
 * and the rules by which it closes.
 */
@NullMarked
package dev.sockjs.cli.connect;

import org.jspecify.annotations.NullMarked;
