package dev.sockjs.blackbox;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The allowed dependencies between the published modules, and between the packages inside them.
 *
 * <p>A rule that matches no class fails; that is ArchUnit's default.
 */
final class ArchitectureTest {
  private static final JavaClasses PUBLISHED = Reactor.publishedClasses();

  @ParameterizedTest
  @EnumSource
  void componentUsesOnlyItsAllowedComponents(Component component) {
    classes()
        .that(component.classes())
        .should()
        .onlyDependOnClassesThat(
            component.allowedClasses().or(not(resideInAnyPackage("dev.sockjs.."))))
        .check(PUBLISHED);
  }

  @Test
  void everyClassBelongsToAComponent() {
    classes().should(ArchCondition.from(Component.any())).check(PUBLISHED);
  }

  @ParameterizedTest
  @EnumSource
  void packageUsesOnlyLowerLayersOfItsComponent(PackageLayers layers) {
    classes().that(layers.classes()).should(layers.useLowerLayersOnly()).check(PUBLISHED);
  }

  @ParameterizedTest
  @EnumSource
  void everyPackageBelongsToALayer(PackageLayers layers) {
    classes().that(layers.classes()).should(ArchCondition.from(layers.inALayer())).check(PUBLISHED);
  }

  @Test
  void publishedClassesDoNotUseTheUnpublishedFixtures() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.sockjs.fixtures..", "dev.sockjs.suite.."))
        .check(PUBLISHED);
  }

  @Test
  void apiUsesTheJdkOnly() {
    classes()
        .that(Component.API.classes())
        .should()
        .onlyDependOnClassesThat(
            Component.API
                .classes()
                .or(resideInAnyPackage("java..", "javax.net.ssl", "org.jspecify.annotations")))
        .check(PUBLISHED);
  }

  @Test
  void packagesHaveNoCyclicDependencies() {
    slices().assignedFrom(new ApiAsOneSlice()).should().beFreeOfCycles().check(PUBLISHED);
  }

  @Test
  void librariesDoNotUseStandardStreams() {
    noClasses().that(not(Component.CLI.classes())).should(ACCESS_STANDARD_STREAMS).check(PUBLISHED);
  }

  /** Assigns each package to a slice of its own, except that the packages of the API are one. */
  private static final class ApiAsOneSlice implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return SliceIdentifier.of(
          Component.API.classes().test(javaClass) ? "dev.sockjs" : javaClass.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
