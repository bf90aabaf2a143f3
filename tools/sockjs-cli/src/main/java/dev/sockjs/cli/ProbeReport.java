package dev.sockjs.cli;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.InfoProbe.Sighting;
import java.util.List;

/** How {@code sockjs probe} prints what it finds, as soon as it is found. */
interface ProbeReport {

  /** The server has said what it offers. */
  void info(Sighting seen);

  /** There is no info, so that nothing else can be tried. */
  void noInfo(CloseEvent end, String likelyCause);

  /** One transport has been tried. */
  void transport(Finding finding);

  /**
   * All has been tried; what an application gets that names no transport.
   *
   * @param advice what the findings suggest
   */
  void summary(Findings findings, List<String> advice);
}
