package dev.sockjs.benchmarks;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The libraries on the class path. */
public final class Libraries {
  private Libraries() {}

  /** Returns names of libraries with their versions, such as "jetty-client 12.1.0". */
  public static String versions(List<String> libraries) {
    return libraries.stream().map(Libraries::version).collect(Collectors.joining(", "));
  }

  private static String version(String library) {
    Matcher jar =
        Pattern.compile("\\b" + library + "-(\\d[\\w.]*)\\.jar")
            .matcher(System.getProperty("java.class.path"));
    return library + " " + (jar.find() ? jar.group(1) : "of unknown version");
  }
}
