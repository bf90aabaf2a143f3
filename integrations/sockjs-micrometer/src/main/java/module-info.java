/** Meters of Micrometer for the SockJS client. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Micrometer is no other
module dev.sockjs.micrometer {
  requires transitive dev.sockjs.api;
  requires static transitive dev.sockjs.reconnect;
  requires transitive micrometer.core;
  requires static org.jspecify;

  exports dev.sockjs.micrometer;
}
