package dev.sockjs.cli.browser;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A tab of Chromium, used as a person uses it: with the mouse, the keyboard and the eyes. */
final class Tab {

  private final DevTools devTools;

  private Tab(DevTools devTools) {
    this.devTools = devTools;
  }

  static Tab attach(DevTools devTools) throws Exception {
    devTools.call("Page.enable");
    devTools.call("Runtime.enable");
    devTools.call("Log.enable");
    return new Tab(devTools);
  }

  void open(URI url) throws Exception {
    devTools.call("Page.navigate", "url", url.toString());
    await("document.readyState === 'complete' && location.href === '" + url + "'");
  }

  /** Clicks the middle of an element. */
  void click(String id) throws Exception {
    String center =
        evaluate(
            "(() => { const e = document.getElementById('"
                + id
                + "'); e.scrollIntoView({block: 'nearest'}); const r = e.getBoundingClientRect();"
                + " return (r.x + r.width / 2) + ' ' + (r.y + r.height / 2); })()");
    double x = Double.parseDouble(center.split(" ")[0]);
    double y = Double.parseDouble(center.split(" ")[1]);
    for (String type : List.of("mousePressed", "mouseReleased")) {
      devTools.call(
          "Input.dispatchMouseEvent",
          "type",
          type,
          "x",
          x,
          "y",
          y,
          "button",
          "left",
          "clickCount",
          1);
    }
  }

  /** Types text where the focus is. */
  void type(String text) throws Exception {
    devTools.call("Input.insertText", "text", text);
  }

  /** Presses Enter where the focus is. */
  void pressEnter() throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      devTools.call(
          "Input.dispatchKeyEvent",
          "type",
          type,
          "key",
          "Enter",
          "text",
          "\r",
          "windowsVirtualKeyCode",
          13);
    }
  }

  /** Chooses an option. */
  void select(String id, String value) throws Exception {
    evaluate("document.getElementById('" + id + "').value = '" + value + "'");
    await("document.getElementById('" + id + "').value === '" + value + "'");
  }

  String text(String id) throws Exception {
    return evaluate("document.getElementById('" + id + "').textContent");
  }

  /** Returns the value of an expression, as a string. */
  String evaluate(String expression) throws Exception {
    Object result =
        devTools.call(
            "Runtime.evaluate",
            "expression",
            expression,
            "awaitPromise",
            true,
            "returnByValue",
            true);
    if (Json.at(result, "exceptionDetails") != null) {
      throw new AssertionError(expression + ": " + result);
    }
    return String.valueOf(Json.at(result, "result", "value"));
  }

  /** Waits until a condition is true, at most half a minute. */
  void await(String condition) throws Exception {
    String result =
        evaluate(
            "new Promise(done => { const end = Date.now() + 30000; const check = () => ("
                + condition
                + ") ? done('') : Date.now() > end ? done(document.body.innerText)"
                + " : setTimeout(check, 10); check(); })");
    if (!result.isEmpty()) {
      throw new AssertionError("Not within 30 s: " + condition + "\n" + result);
    }
  }

  /** Waits until an element has a text. */
  void awaitText(String id, String text) throws Exception {
    await("document.getElementById('" + id + "').textContent === '" + text + "'");
  }

  /** Returns exceptions, lines of the console, and violations of the policy until now. */
  List<String> problems() {
    return devTools.events().stream().filter(Tab::isProblem).map(Object::toString).toList();
  }

  private static boolean isProblem(Object event) {
    return switch (String.valueOf(Json.at(event, "method"))) {
      case "Runtime.exceptionThrown", "Runtime.consoleAPICalled" -> true;
      case "Log.entryAdded" -> "error".equals(Json.at(event, "params", "entry", "level"));
      default -> false;
    };
  }

  /** Writes what a window of this size shows. */
  void screenshot(Path file, int width, int height, String colorScheme) throws Exception {
    devTools.call(
        "Emulation.setDeviceMetricsOverride",
        "width",
        width,
        "height",
        height,
        "deviceScaleFactor",
        1,
        "mobile",
        false);
    devTools.call(
        "Emulation.setEmulatedMedia",
        "features",
        List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme)));
    evaluate("window.scrollTo(0, 0)");
    Object png = Json.at(devTools.call("Page.captureScreenshot", "format", "png"), "data");
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode((String) png));
  }

  void close() throws Exception {
    devTools.call("Page.close");
    devTools.close();
  }
}
