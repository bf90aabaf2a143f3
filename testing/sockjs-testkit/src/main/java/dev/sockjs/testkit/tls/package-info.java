/**
 * TLS for tests on the loopback address. {@link dev.sockjs.testkit.tls.LoopbackTls} creates a
 * self-signed certificate with contexts for a server and its client. {@link
 * dev.sockjs.testkit.tls.LoopbackAuthority} issues several certificates that one client trusts, and
 * invalid ones.
 */
@NullMarked
package dev.sockjs.testkit.tls;

import org.jspecify.annotations.NullMarked;
