package dev.sockjs.jmeter;

/** The form of {@link SockJsSendSampler}. JMeter finds it by its name. */
public final class SockJsSendSamplerBeanInfo extends SockJsSamplerBeanInfo {

  /** Creates the description of the form. */
  public SockJsSendSamplerBeanInfo() {
    super(SockJsSendSampler.class);
    group("connectionGroup", "connection", "timeout");
    messageFields();
  }
}
