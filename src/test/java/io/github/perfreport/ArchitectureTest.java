package io.github.perfreport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;

@AnalyzeClasses(
    packages = "io.github.perfreport",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "io.github.perfreport";

  /** From top to bottom: a room may use those below it. */
  private static final List<String> ROOMS =
      List.of(
          "cli",
          "migrate",
          "publish",
          "pipeline",
          "runners",
          "compare",
          "page",
          "release",
          "plot",
          "changes",
          "reporting",
          "detect",
          "weekly",
          "results",
          "extract",
          "formats",
          "runs",
          "definition",
          "counters",
          "model",
          "storage");

  @ArchTest static final ArchRule aRoomUsesTheRoomsBelowIt = order();

  @ArchTest
  static final ArchRule eachClassIsInARoom =
      classes()
          .that()
          .doNotHaveSimpleName("PerfReportCreator")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .resideInAnyPackage(ROOMS.stream().map(ArchitectureTest::room).toArray(String[]::new));

  @ArchTest
  static final ArchRule theDetectorKnowsNothingOfTheProgram =
      noClasses()
          .that()
          .resideInAPackage(room("detect"))
          .should()
          .dependOnClassesThat(
              are(
                  resideInAnyPackage(ROOT + "..")
                      .and(
                          com.tngtech.archunit.base.DescribedPredicate.not(
                              resideInAnyPackage(room("detect"))))));

  @ArchTest
  static final ArchRule theModelReadsAndWritesNothing =
      noClasses()
          .that()
          .resideInAPackage(room("model"))
          .should()
          .dependOnClassesThat(
              are(
                  resideInAnyPackage("java.io..", "java.nio..", "org.apache.beam..")
                      .and(
                          com.tngtech.archunit.base.DescribedPredicate.not(
                              com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName(
                                  "Serializable")))));

  @ArchTest
  static final ArchRule whatIsCountedHasANameInOneList =
      noClasses()
          .that()
          .resideOutsideOfPackage(room("counters"))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(org.apache.beam.sdk.metrics.Metrics.class);

  @ArchTest
  static final ArchRule whatBeamRunsOnAnElementIsAFn =
      classes().that().areAssignableTo(DoFn.class).should().haveSimpleNameEndingWith("Fn");

  @ArchTest
  static final ArchRule aTransformIsNoFn =
      noClasses().that().areAssignableTo(PTransform.class).should().haveSimpleNameEndingWith("Fn");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager");

  private static LayeredArchitecture order() {
    LayeredArchitecture order =
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .withOptionalLayers(true)
            .layer("main")
            .definedBy(ROOT);
    for (String room : ROOMS) {
      order = order.layer(room).definedBy(room(room));
    }
    order = order.whereLayer("main").mayNotBeAccessedByAnyLayer();
    for (int i = 0; i < ROOMS.size(); i++) {
      String[] above = ROOMS.subList(0, i).toArray(String[]::new);
      order =
          i == 0
              ? order.whereLayer(ROOMS.get(i)).mayOnlyBeAccessedByLayers("main")
              : order.whereLayer(ROOMS.get(i)).mayOnlyBeAccessedByLayers(above);
    }
    return order;
  }

  private static String room(String name) {
    return ROOT + "." + name + "..";
  }
}
