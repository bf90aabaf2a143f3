package dev.sockjs.jmeter.suite;

import dev.sockjs.jmeter.SockJsCloseSampler;
import dev.sockjs.jmeter.SockJsConnectSampler;
import dev.sockjs.jmeter.SockJsSampler;
import dev.sockjs.jmeter.SockJsSendAndReadSampler;
import org.apache.jmeter.testbeans.gui.TestBeanGUI;
import org.apache.jmeter.testelement.TestElement;
import us.abstracta.jmeter.javadsl.core.samplers.BaseSampler;

/** The samplers as elements of jmeter-java-dsl. */
final class SockJsDsl extends BaseSampler<SockJsDsl> {
  private final SockJsSampler sampler;

  private SockJsDsl(String name, SockJsSampler sampler) {
    super(name, TestBeanGUI.class);
    this.sampler = sampler;
  }

  static SockJsDsl sockJsConnect(String url, String transports) {
    SockJsConnectSampler connect = new SockJsConnectSampler();
    connect.setUrl(url);
    connect.setTransports(transports);
    return new SockJsDsl("Connect", connect);
  }

  static SockJsDsl sockJsEcho(String message) {
    SockJsSendAndReadSampler echo = new SockJsSendAndReadSampler();
    echo.setMessage(message);
    echo.setMatch("equals");
    echo.setPattern(message);
    return new SockJsDsl("Echo", echo);
  }

  static SockJsDsl sockJsClose() {
    return new SockJsDsl("Close", new SockJsCloseSampler());
  }

  @Override
  protected TestElement buildTestElement() {
    return sampler;
  }
}
