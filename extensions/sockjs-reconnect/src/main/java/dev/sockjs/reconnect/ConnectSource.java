package dev.sockjs.reconnect;

import java.util.concurrent.CompletionStage;

/**
 * Supplies URL, options and headers of each attempt, such as a token that expires. It is asked anew
 * for each attempt. While a call has not returned, it is not called again: the attempt fails.
 */
@FunctionalInterface
public interface ConnectSource {

  /**
   * Returns where and how to connect. Called on the {@linkplain ReconnectingSockJsBuilder#executor
   * executor}. It may block, or return a stage that completes later on any thread. If it throws, or
   * the stage fails, the attempt has failed with {@link Disconnect.Kind#SOURCE_FAILED}. The same
   * happens if there is no target within {@link ReconnectingSockJsBuilder#sourceTimeout}; a target
   * that comes later is ignored.
   *
   * @param attempt the number of the attempt in the series, from 1; a series ends when a session
   *     was {@linkplain RetryPolicyBuilder#stableAfter stable}
   * @return a stage with the target
   * @throws Exception if there is no target; the exception is the cause of the failure
   */
  CompletionStage<ConnectTarget> target(int attempt) throws Exception;
}
