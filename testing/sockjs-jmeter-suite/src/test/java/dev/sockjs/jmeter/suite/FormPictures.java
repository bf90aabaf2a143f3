package dev.sockjs.jmeter.suite;

import java.awt.Frame;
import java.awt.image.BufferedImage;
import java.io.File;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import javax.swing.JTree;
import javax.swing.SwingUtilities;
import javax.swing.tree.TreePath;

/**
 * Makes the pictures of docs/jmeter.md: starts JMeter's window with a plan, selects elements of the
 * tree, and stores the window. Needs a display, such as that of Xvfb. Its working directory is bin
 * of the JMeter installation, from which JMeter finds its home. Arguments: the plan, the directory
 * of the pictures, and pairs of an element's name and a file name.
 */
final class FormPictures {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final int WIDTH = 1040;
  private static final int HEIGHT = 850;

  private FormPictures() {}

  public static void main(String[] arguments) throws Exception {
    Class.forName("org.apache.jmeter.NewDriver")
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {"-t", arguments[0], "-Jjmeter.laf=CrossPlatform"});
    Map<String, String> files = new TreeMap<>();
    for (int i = 2; i < arguments.length; i += 2) {
      files.put(arguments[i], arguments[i + 1]);
    }
    Object gui = awaitGui();
    JTree tree = (JTree) get(get(gui, "getTreeListener"), "getJTree");
    awaitPlan(tree);
    Frame frame = (Frame) get(gui, "getMainFrame");
    SwingUtilities.invokeAndWait(() -> frame.setSize(WIDTH, HEIGHT));
    for (Map.Entry<String, String> file : files.entrySet()) {
      SwingUtilities.invokeAndWait(() -> select(tree, file.getKey()));
      pause();
      store(frame, new File(arguments[1], file.getValue()));
    }
    System.exit(0);
  }

  private static Object awaitGui() throws Exception {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Class<?> type = Class.forName("org.apache.jmeter.gui.GuiPackage", true, loader);
    long end = System.nanoTime() + LIMIT_NANOS;
    Object gui = null;
    while (gui == null || get(gui, "getMainFrame") == null) {
      requireTime(end, "JMeter's window");
      gui = type.getMethod("getInstance").invoke(null);
    }
    return gui;
  }

  private static void awaitPlan(JTree tree) throws Exception {
    long end = System.nanoTime() + LIMIT_NANOS;
    int[] rows = new int[1];
    while (rows[0] < 5) {
      requireTime(end, "the plan");
      SwingUtilities.invokeAndWait(
          () -> {
            for (int row = 0; row < tree.getRowCount(); row++) {
              tree.expandRow(row);
            }
            rows[0] = tree.getRowCount();
          });
    }
  }

  private static void requireTime(long end, String what) {
    if (System.nanoTime() > end) {
      throw new IllegalStateException("There is no sign of " + what);
    }
    pause();
  }

  private static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(700));
  }

  private static void select(JTree tree, String name) {
    // From the end: the plan itself may have the same name.
    for (int row = tree.getRowCount() - 1; row >= 0; row--) {
      TreePath path = tree.getPathForRow(row);
      if (name(path.getLastPathComponent()).equals(name)) {
        tree.setSelectionPath(path);
        return;
      }
    }
    throw new IllegalArgumentException("The plan has no element " + name);
  }

  private static String name(Object node) {
    try {
      return String.valueOf(get(node, "getName"));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void store(Frame frame, File file) throws Exception {
    BufferedImage image =
        new BufferedImage(frame.getWidth(), frame.getHeight(), BufferedImage.TYPE_INT_RGB);
    SwingUtilities.invokeAndWait(() -> frame.paint(image.getGraphics()));
    ImageIO.write(image, "png", file);
    System.out.println(file);
  }

  private static Object get(Object target, String method) throws ReflectiveOperationException {
    Method getter = target.getClass().getMethod(method);
    return getter.invoke(target);
  }
}
