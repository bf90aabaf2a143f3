/** Guarantees about TLS, origins and secrets, for every transport over real connections. */
@NullMarked
package dev.sockjs.blackbox.security;

import org.jspecify.annotations.NullMarked;
