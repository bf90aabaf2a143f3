/** What TLS, origins and secrets are promised, on every transport and over real connections. */
@NullMarked
package dev.sockjs.blackbox.security;

import org.jspecify.annotations.NullMarked;
