/** Sessions that connect again after a failure. */
module dev.sockjs.reconnect {
  requires transitive dev.sockjs.api;
  requires static org.jspecify;

  exports dev.sockjs.reconnect;
}
