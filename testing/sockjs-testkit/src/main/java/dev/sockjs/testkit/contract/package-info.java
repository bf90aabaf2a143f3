/**
 * The contract tests that every transport passes. A test class implements {@link
 * dev.sockjs.testkit.contract.TransportContract} and provides a transport and a server.
 */
@NullMarked
package dev.sockjs.testkit.contract;

import org.jspecify.annotations.NullMarked;
