/** What {@link java.util.ServiceLoader} finds: one class a transport, one row of the table each. */
@NullMarked
package dev.sockjs.transport.polling.services;

import org.jspecify.annotations.NullMarked;
