/**
 * Connections that test a server: the info request, one connection for each transport, and the
 * likely causes of failures. {@code ServerProbe} runs {@code sockjs probe}, and {@code EchoProbe}
 * measures one connection of {@code sockjs demo}.
 */
@NullMarked
package dev.sockjs.cli.probe;

import org.jspecify.annotations.NullMarked;
