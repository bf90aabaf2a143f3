package dev.sockjs.jmeter;

import java.util.List;

/** The form of {@link SockJsConnectSampler}. JMeter finds it by its name. */
public final class SockJsConnectSamplerBeanInfo extends SockJsSamplerBeanInfo {

  /** Creates the description of the form. */
  public SockJsConnectSamplerBeanInfo() {
    super(SockJsConnectSampler.class);
    group("endpoint", "connection", "url", "transports", "origin", "timeout");
    group("protocolGroup", "protocol", "stompHost", "stompLogin", "stompPasscode", "stompHeaders");
    choices(
        "protocol",
        SockJsConnectSampler.PLAIN,
        List.of(SockJsConnectSampler.PLAIN, SockJsConnectSampler.STOMP));
    password("stompPasscode");
    area("stompHeaders");
    group("unread", "unreadLimit", "discardUnread");
    define("discardUnread", false);
  }
}
