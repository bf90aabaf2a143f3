package dev.sockjs.blackbox;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Provides;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A class is public only if a caller or another package of its module needs it. */
final class VisibilityTest {
  private static final JavaClasses PUBLISHED = Reactor.publishedClasses();

  /** Classes of services, which are public in any package, as the module path requires. */
  private static final Set<String> SERVICES =
      Reactor.descriptors()
          .flatMap(descriptor -> descriptor.provides().stream())
          .map(Provides::providers)
          .flatMap(List::stream)
          .collect(toSet());

  private static final DescribedPredicate<JavaClass> EXPORTED =
      resideInAnyPackage(
          Reactor.descriptors()
              .flatMap(descriptor -> descriptor.exports().stream())
              .map(Exports::source)
              .toArray(String[]::new));

  private static final DescribedPredicate<JavaClass> PUBLIC_AND_NOT_A_SERVICE =
      DescribedPredicate.describe(
          "are public top-level classes and not services",
          javaClass ->
              javaClass.isTopLevelClass()
                  && javaClass.getModifiers().contains(JavaModifier.PUBLIC)
                  && !SERVICES.contains(javaClass.getName()));

  @Test
  void publicClassOfAnUnexportedPackageIsUsedByAnotherPackage() {
    classes()
        .that(PUBLIC_AND_NOT_A_SERVICE)
        .and(not(EXPORTED))
        .should(BE_USED_BY_ANOTHER_PACKAGE)
        .check(PUBLISHED);
  }

  private static final ArchCondition<JavaClass> BE_USED_BY_ANOTHER_PACKAGE =
      new ArchCondition<>("be used by another package of main code") {
        @Override
        public void check(JavaClass javaClass, ConditionEvents events) {
          boolean used =
              withNestedClasses(javaClass)
                  .flatMap(each -> each.getDirectDependenciesToSelf().stream())
                  .map(Dependency::getOriginClass)
                  .anyMatch(user -> !user.getPackageName().equals(javaClass.getPackageName()));
          events.add(
              new SimpleConditionEvent(
                  javaClass,
                  used,
                  javaClass.getName()
                      + (used ? " is used by another package" : " need not be public")));
        }
      };

  private static Stream<JavaClass> withNestedClasses(JavaClass javaClass) {
    return javaClass.getPackage().getClasses().stream()
        .filter(
            each -> each.equals(javaClass) || each.getName().startsWith(javaClass.getName() + "$"));
  }

  @ParameterizedTest
  @EnumSource(names = {"CORE", "WEBSOCKET", "WEBSOCKET_JETTY", "STREAMING", "POLLING"})
  void engineOrTransportExportsOneFinalClassAtMost(Component component) {
    JavaClasses own = PUBLISHED.that(component.classes());
    List<JavaClass> exported = own.stream().filter(EXPORTED.and(PUBLIC_AND_NOT_A_SERVICE)).toList();
    assertTrue(!own.isEmpty() && exported.size() <= 1, exported::toString);
    assertTrue(
        exported.stream().allMatch(each -> each.getModifiers().contains(JavaModifier.FINAL)),
        exported::toString);
  }
}
