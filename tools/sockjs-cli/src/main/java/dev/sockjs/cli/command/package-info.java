/**
 * The subcommands of {@code sockjs}, one class each, with their options and the converters that
 * parse option values.
 */
@NullMarked
package dev.sockjs.cli.command;

import org.jspecify.annotations.NullMarked;
