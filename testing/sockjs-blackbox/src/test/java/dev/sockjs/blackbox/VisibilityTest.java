package dev.sockjs.blackbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Provides;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Package-private unless it must not be. */
final class VisibilityTest {
  private static final JavaClasses PUBLISHED = Reactor.publishedClasses();

  /** Module path: the class of a service must be public, wherever it is. */
  private static final Set<String> SERVICES =
      Reactor.descriptors()
          .flatMap(descriptor -> descriptor.provides().stream())
          .map(Provides::providers)
          .flatMap(List::stream)
          .collect(toSet());

  private static final DescribedPredicate<JavaClass> PUBLIC_FOR_CALLERS =
      DescribedPredicate.describe(
          "are public and not just a service",
          javaClass ->
              javaClass.isTopLevelClass()
                  && javaClass.getModifiers().contains(JavaModifier.PUBLIC)
                  && !SERVICES.contains(javaClass.getName()));

  @Test
  void whatIsPublicIsExported() {
    String[] exported =
        Reactor.descriptors()
            .flatMap(descriptor -> descriptor.exports().stream())
            .map(Exports::source)
            .toArray(String[]::new);
    classes().that(PUBLIC_FOR_CALLERS).should().resideInAnyPackage(exported).check(PUBLISHED);
  }

  @ParameterizedTest
  @EnumSource(names = {"CORE", "WEBSOCKET", "STREAMING", "POLLING"})
  void anEngineOrATransportShowsOneFinalClassAtMost(Component part) {
    JavaClasses own = PUBLISHED.that(part.classes());
    List<JavaClass> shown = own.stream().filter(PUBLIC_FOR_CALLERS).toList();
    assertTrue(!own.isEmpty() && shown.size() <= 1, shown::toString);
    assertTrue(
        shown.stream().allMatch(javaClass -> javaClass.getModifiers().contains(JavaModifier.FINAL)),
        shown::toString);
  }
}
