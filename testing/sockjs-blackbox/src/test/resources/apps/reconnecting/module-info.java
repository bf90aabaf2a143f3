/** An application whose session connects again. */
module reconnecting {
  requires dev.sockjs.reconnect;
}
