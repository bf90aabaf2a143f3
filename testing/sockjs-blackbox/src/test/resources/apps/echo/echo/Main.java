package echo;

import dev.sockjs.SockJsClient;

/** Runs {@link Echo} with a default client. */
public final class Main {
  private Main() {}

  /**
   * @param args the arguments of {@link Echo#run}
   */
  public static void main(String[] args) throws Exception {
    Echo.run(SockJsClient.builder(), args);
  }
}
