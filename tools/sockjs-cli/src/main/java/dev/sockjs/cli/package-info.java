/**
 * The {@code sockjs} command: a class for each of its subcommands, and what they print and read.
 */
@NullMarked
package dev.sockjs.cli;

import org.jspecify.annotations.NullMarked;
