package dev.sockjs.cli.connect;

import java.time.Duration;
import java.util.Optional;

/**
 * The settings of a STOMP session.
 *
 * @param host the virtual host, as CONNECT names it
 * @param login the user name, if there is one
 * @param passcode the password, if there is one; it is never printed
 * @param heartbeat the interval of heart-beats to offer and to ask for; zero for none
 */
public record StompSettings(
    String host, Optional<String> login, Optional<String> passcode, Duration heartbeat) {

  @Override
  public String toString() {
    return "StompSettings[host=" + host + ", heartbeat=" + heartbeat + "]";
  }
}
