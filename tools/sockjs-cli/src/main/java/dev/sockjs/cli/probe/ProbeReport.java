package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import java.util.List;

/** Prints the results of {@code sockjs probe}, each as soon as it is known. */
public sealed interface ProbeReport permits TextProbeReport, JsonProbeReport {

  /** Prints the server's info. */
  void info(InfoProbe.Result result);

  /**
   * Prints why there is no info. Nothing follows, because nothing else can be tested.
   *
   * @param end how the info request ended
   */
  void infoFailed(CloseEvent end, String likelyCause);

  /** Prints the result for one transport. */
  void transport(ProbeResult result);

  /**
   * Prints the result for an application with default settings, and advice.
   *
   * @param advice likely causes of failures and what to do about them, one line each
   */
  void summary(ProbeResults results, List<String> advice);
}
