/**
 * Test connections to a server and the diagnosis of failures. {@code ServerProbe} does the work of
 * {@code sockjs probe}, {@code InfoProbe} requests the info alone, and {@code EchoProbe} measures
 * one connection of {@code sockjs demo}.
 */
@NullMarked
package dev.sockjs.cli.probe;

import org.jspecify.annotations.NullMarked;
