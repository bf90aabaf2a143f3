/** An application that names transports of a jar which is only on its path. */
module legacy {
  requires dev.sockjs.api;
}
