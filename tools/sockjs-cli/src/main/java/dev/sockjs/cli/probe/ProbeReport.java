package dev.sockjs.cli.probe;

import dev.sockjs.CloseEvent;
import dev.sockjs.cli.probe.InfoProbe.Sighting;
import java.util.List;

/** How {@code sockjs probe} prints what it finds, as soon as it is found. */
public interface ProbeReport {

  /** The server has said what it offers. */
  void info(Sighting seen);

  /** There is no info, so that nothing else can be tried. */
  void noInfo(CloseEvent end, String likelyCause);

  /** One transport has been tried. */
  void transport(ProbeResult finding);

  /**
   * All has been tried; what an application gets that names no transport.
   *
   * @param advice what the findings suggest
   */
  void summary(ProbeResults findings, List<String> advice);
}
