/** An application that names no transport, and not even the engine. */
module echo {
  requires transitive dev.sockjs.api;

  exports echo;
}
