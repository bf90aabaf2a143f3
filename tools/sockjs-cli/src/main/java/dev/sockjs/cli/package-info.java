/**
 * The {@code sockjs} command. {@code Main} runs one of the subcommands in {@code
 * dev.sockjs.cli.command}.
 */
@NullMarked
package dev.sockjs.cli;

import org.jspecify.annotations.NullMarked;
