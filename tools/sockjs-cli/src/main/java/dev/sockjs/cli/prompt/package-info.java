/** The prompt of {@code sockjs connect} on a terminal, with JLine. */
@NullMarked
package dev.sockjs.cli.prompt;

import org.jspecify.annotations.NullMarked;
