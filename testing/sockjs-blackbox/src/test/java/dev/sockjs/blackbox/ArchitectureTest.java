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
 * Who may know whom among the published modules.
 *
 * <p>A rule that finds no class to look at fails: ArchUnit's default, relied on here.
 */
final class ArchitectureTest {
  private static final JavaClasses PUBLISHED = Reactor.publishedClasses();

  @ParameterizedTest
  @EnumSource
  void aPartSeesOnlyThePartsItsArrowsPointTo(Component part) {
    classes()
        .that(part.classes())
        .should()
        .onlyDependOnClassesThat(part.reach().or(not(resideInAnyPackage("dev.sockjs.."))))
        .check(PUBLISHED);
  }

  @Test
  void everyClassBelongsToAPart() {
    classes().should(ArchCondition.from(Component.any())).check(PUBLISHED);
  }

  @Test
  void theApiNeedsTheJdkOnly() {
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
  void noPackagesDependOnEachOtherInACircle() {
    slices().assignedFrom(new ApiAsOneSlice()).should().beFreeOfCycles().check(PUBLISHED);
  }

  @Test
  void librariesDoNotPrint() {
    noClasses().that(not(Component.CLI.classes())).should(ACCESS_STANDARD_STREAMS).check(PUBLISHED);
  }

  /** Every package is a slice of its own, but the API and its SPI are one. */
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
