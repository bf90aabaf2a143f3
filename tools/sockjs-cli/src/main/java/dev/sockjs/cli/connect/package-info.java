/**
 * The session of {@code sockjs connect}: what it sends, what it prints, and when it closes. Input
 * comes from options or from standard input, where each line is a message or a JSON object.
 */
@NullMarked
package dev.sockjs.cli.connect;

import org.jspecify.annotations.NullMarked;
