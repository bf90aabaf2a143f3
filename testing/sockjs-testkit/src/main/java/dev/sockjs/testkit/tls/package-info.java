/** TLS for loopback tests: a private certificate authority and the contexts it issues. */
@NullMarked
package dev.sockjs.testkit.tls;

import org.jspecify.annotations.NullMarked;
