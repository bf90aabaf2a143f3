/** Other styles of use of a SockJS connection: blocking, and {@code java.util.concurrent.Flow}. */
module dev.sockjs.adapters {
  requires transitive dev.sockjs.api;
  requires static org.jspecify;

  exports dev.sockjs.adapters;
}
