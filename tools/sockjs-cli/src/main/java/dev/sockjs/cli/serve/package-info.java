/**
 * The server of {@code sockjs serve}: the embedded server with a page for browsers at {@code /},
 * which lists the endpoints and has a console on sockjs-client.
 */
@NullMarked
package dev.sockjs.cli.serve;

import org.jspecify.annotations.NullMarked;
