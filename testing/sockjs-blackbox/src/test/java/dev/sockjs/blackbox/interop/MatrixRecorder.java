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

/** Records the result of every scenario in the {@link InteropMatrix}. */
final class MatrixRecorder implements BeforeAllCallback, InvocationInterceptor, AfterEachCallback {

  private static final int MAX_FAILURE_LENGTH = 300;
  private static final Namespace NAMESPACE = Namespace.create(MatrixRecorder.class);

  private record Start(InteropMatrix.Cell cell, long nanoTime) {}

  /** Makes the matrix, so that it is printed even if no scenario runs. */
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
      context.getStore(NAMESPACE).put(Start.class, new Start(cell, System.nanoTime()));
    }
    invocation.proceed();
  }

  /** Runs after the methods that run after each test, since those may fail, too. */
  @Override
  public void afterEach(ExtensionContext context) {
    Start start = context.getStore(NAMESPACE).get(Start.class, Start.class);
    if (start != null) {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start.nanoTime());
      String failure = context.getExecutionException().map(MatrixRecorder::oneLine).orElse("");
      InteropMatrix.of(context).put(start.cell(), new InteropMatrix.Result(millis, failure));
    }
  }

  /** Replaces characters that a file may not be able to hold. */
  private static String oneLine(Throwable failure) {
    String plain = failure.toString().replaceAll("[^ -~]", "?");
    return plain.substring(0, Math.min(plain.length(), MAX_FAILURE_LENGTH));
  }
}
