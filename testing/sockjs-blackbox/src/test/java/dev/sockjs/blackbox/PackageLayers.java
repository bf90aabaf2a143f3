package dev.sockjs.blackbox;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layers of packages inside one component, from top to bottom. A class may use its own package
 * and every package of a lower layer; packages of the same layer do not use each other.
 */
enum PackageLayers {
  CORE(
      "dev.sockjs.core",
      "",
      ".session .flight",
      ".connect",
      ".info .discovery .liveness",
      ".request .cookie .observe",
      ".codec .concurrent"),
  HTTP("dev.sockjs.http", "", ".transport", ".exchange", ".client .spec", ".decode"),
  WEBSOCKET(
      "dev.sockjs.transport.websocket", "", ".services", ".connection", ".container .upgrade"),
  WEBSOCKET_JETTY("dev.sockjs.transport.websocket.jetty", "", ".services", ".connection"),
  CLI(
      "dev.sockjs.cli",
      "",
      ".command",
      ".prompt .replay",
      ".bench .connect .probe .serve",
      ".record",
      ".output .time",
      ".stomp"),
  TESTKIT("dev.sockjs.testkit", ".contract", ".recorder .server .time .tls");

  private final String root;
  private final List<List<String>> layers;

  /**
   * Names the packages of a component.
   *
   * @param root the package that the names below are relative to
   * @param layers the packages of each layer, separated by spaces; an empty name is the root
   */
  PackageLayers(String root, String... layers) {
    this.root = root;
    this.layers =
        Stream.of(layers)
            .map(layer -> Stream.of(layer.split(" ", -1)).map(root::concat).toList())
            .toList();
  }

  /**
   * All classes of the component, without those of a component whose packages begin like its own.
   */
  DescribedPredicate<JavaClass> classes() {
    String[] others =
        Stream.of(values())
            .map(component -> component.root)
            .filter(other -> other.startsWith(root + "."))
            .map(other -> other + "..")
            .toArray(String[]::new);
    return resideInAPackage(root + "..").and(not(resideInAnyPackage(others)));
  }

  /** Matches classes whose package belongs to a layer. */
  DescribedPredicate<JavaClass> inALayer() {
    return DescribedPredicate.describe(
        "reside in a package of " + layers, javaClass -> layerOf(javaClass) >= 0);
  }

  ArchCondition<JavaClass> useLowerLayersOnly() {
    return new ArchCondition<>("use their own package and lower layers only") {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        javaClass.getDirectDependenciesFromSelf().stream()
            .filter(PackageLayers.this::isForbidden)
            .map(Dependency::getDescription)
            .forEach(use -> events.add(SimpleConditionEvent.violated(javaClass, use)));
      }
    };
  }

  private boolean isForbidden(Dependency dependency) {
    JavaClass origin = dependency.getOriginClass();
    JavaClass target = dependency.getTargetClass();
    return classes().test(target)
        && !origin.getPackageName().equals(target.getPackageName())
        && layerOf(target) <= layerOf(origin);
  }

  /** The position of the layer, 0 for the top; -1 if the package has none. */
  private int layerOf(JavaClass javaClass) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).contains(javaClass.getPackageName())) {
        return i;
      }
    }
    return -1;
  }
}
