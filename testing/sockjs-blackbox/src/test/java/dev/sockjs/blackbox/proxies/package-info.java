/**
 * Sessions through real balancers and proxies: HAProxy, nginx and tinyproxy, as Debian packages
 * them. Run by the profile {@code proxies} only.
 */
@NullMarked
package dev.sockjs.blackbox.proxies;

import org.jspecify.annotations.NullMarked;
