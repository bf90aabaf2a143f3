package echo;

import dev.sockjs.SockJsClient;

/** Connects with the defaults; see {@link Echo}. */
public final class Main {
  private Main() {}

  /**
   * @param args as {@link Echo#run} wants them
   */
  public static void main(String[] args) throws Exception {
    Echo.run(SockJsClient.builder(), args);
  }
}
