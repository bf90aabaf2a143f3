package dev.sockjs.blackbox.interop;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Fills the {@link InteropMatrix}. */
final class MatrixRecorder implements BeforeAllCallback, InvocationInterceptor, AfterEachCallback {

  private static final int LONGEST_FAILURE = 300;
  private static final Namespace OWN = Namespace.create(MatrixRecorder.class);

  private record Begun(InteropMatrix.Cell cell, long nanoTime) {}

  /** Makes the matrix: it is to be seen even if no scenario ever runs. */
  @Override
  public void beforeAll(ExtensionContext context) {
    InteropMatrix.of(context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    if (call.getExecutable().isAnnotationPresent(Scenario.class)) {
      List<Object> arguments = call.getArguments();
      InteropMatrix.Cell cell =
          new InteropMatrix.Cell(
              call.getExecutable(), (RealServer.Kind) arguments.get(0), (String) arguments.get(1));
      context.getStore(OWN).put(Begun.class, new Begun(cell, System.nanoTime()));
    }
    invocation.proceed();
  }

  /** Behind the methods that run after each test, as those may fail too. */
  @Override
  public void afterEach(ExtensionContext context) {
    Begun begun = context.getStore(OWN).get(Begun.class, Begun.class);
    if (begun != null) {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun.nanoTime());
      String failure = context.getExecutionException().map(MatrixRecorder::oneLine).orElse("");
      InteropMatrix.of(context).put(begun.cell(), new InteropMatrix.Result(millis, failure));
    }
  }

  /** Messages here quote texts of all kinds, some of which no file can hold. */
  private static String oneLine(Throwable failure) {
    String plain = failure.toString().replaceAll("[^ -~]", "?");
    return plain.substring(0, Math.min(plain.length(), LONGEST_FAILURE));
  }
}
