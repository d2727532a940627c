package io.arxivist.stack;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the modules, and the rules that hold in all of them. */
class ArchitectureTests {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.arxivist");

  private static final List<String> BACKENDS = List.of("mongodb", "redis", "mlflow", "s3");
  private static final List<String> SERVICES =
      List.of("fetcher", "trainer", "classifier", "monitor", "gateway", "ui");

  @Test
  void seesEveryModule() {
    Set<String> modules = new TreeSet<>();
    CLASSES.forEach(type -> modules.add(type.getPackageName().split("\\.")[2]));

    assertThat(modules)
        .containsAll(BACKENDS)
        .containsAll(SERVICES)
        .contains("core", "learning", "service", "simulator", "embedded", "stack");
  }

  @Test
  void coreDependsOnNothingButAnnotations() {
    classes()
        .that(resideInAPackage("io.arxivist.core.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.arxivist.core..",
                "java..",
                "org.jspecify.annotations..",
                "com.fasterxml.jackson.annotation.."))
        .check(CLASSES);
  }

  @Test
  void learningKnowsNoFramework() {
    noClasses()
        .that(resideInAPackage("io.arxivist.learning.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.springframework..", "jakarta.."))
        .check(CLASSES);
    onlyKnows("learning", "core");
  }

  static Stream<String> backends() {
    return BACKENDS.stream();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aBackendKnowsOnlyTheVocabulary(String backend) {
    onlyKnows(backend, "core");
  }

  static Stream<String> services() {
    return SERVICES.stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void noServiceKnowsAnother(String service) {
    String[] others =
        SERVICES.stream()
            .filter(other -> !other.equals(service))
            .map(other -> "io.arxivist." + other + "..")
            .toArray(String[]::new);

    noClasses()
        .that(resideInAPackage("io.arxivist." + service + ".."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(others))
        .check(CLASSES);
  }

  @Test
  void theGatewayAndTheDashboardReachTheOthersOverHttpOnly() {
    onlyKnows("gateway", "core", "service");
    onlyKnows("ui", "core", "service");
  }

  @Test
  void servicesDoNotKnowWhatRunsThemTogether() {
    noClasses()
        .that(not(resideInAPackage("io.arxivist.stack..")))
        .should()
        .dependOnClassesThat(resideInAPackage("io.arxivist.stack.."))
        .check(CLASSES);
  }

  @Test
  void featuresOfAModuleDoNotDependOnEachOtherInCircles() {
    slices().matching("io.arxivist.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void nothingIsSerializedByJava() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.describe(
                        "read or write Java objects",
                        (JavaClass type) ->
                            type.getSimpleName().matches("Object(Input|Output)Stream"))))
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatGoesInAndOutAndIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!isNullMarked(type.getPackageName())) {
        unmarked.add(type.getPackageName());
      }
    }

    assertThat(unmarked).isEmpty();
  }

  private static boolean isNullMarked(String packageName) {
    try {
      return Class.forName(packageName + ".package-info").isAnnotationPresent(NullMarked.class);
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static void onlyKnows(String module, String... known) {
    String[] allowed =
        Stream.concat(Stream.of(module), Stream.of(known))
            .map(name -> "io.arxivist." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that(resideInAPackage("io.arxivist." + module + ".."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.arxivist..").and(not(resideInAnyPackage(allowed))))
        .check(CLASSES);
  }
}
