/** Meters of Micrometer for the SockJS client. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Micrometer's jars
module dev.sockjs.micrometer {
  requires transitive dev.sockjs.api;
  // Not transitive: then no module without it could be compiled against this one.
  requires static dev.sockjs.reconnect;
  requires transitive micrometer.core;
  requires static org.jspecify;

  exports dev.sockjs.micrometer;
}
