/**
 * The services that one client found with {@link java.util.ServiceLoader}, and the transports among
 * them, one provider per name. A service that cannot be loaded is logged, remembered and skipped.
 */
@NullMarked
package dev.sockjs.core.discovery;

import org.jspecify.annotations.NullMarked;
