package io.verdict.replay;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.ObjectInputStream;
import org.junit.jupiter.api.Test;

/**
 * The arrows between modules and packages, and the calls that would make a decision depend on the
 * hour, the machine or the locale.
 */
class ArchitectureTest {
  private static final String ENGINE = "io.verdict.engine..";
  private static final String RULES = "io.verdict.rules..";
  private static final String FEATURES = "io.verdict.features..";
  private static final String MATCHER = "io.verdict.matcher..";
  private static final String REPLAY = "io.verdict.replay..";
  private static final String CLI = "io.verdict.replay.cli..";
  private static final String ENGINE_STORE = "io.verdict.engine.store..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("io.verdict");

  @Test
  void engineCoreSeesNoOtherModule() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RULES, FEATURES, MATCHER, REPLAY));
  }

  @Test
  void rulesFeaturesAndMatcherNeverSeeEachOther() {
    check(seesNone(RULES, FEATURES, MATCHER, REPLAY));
    check(seesNone(FEATURES, RULES, MATCHER, REPLAY));
    check(seesNone(MATCHER, RULES, FEATURES, REPLAY));
  }

  @Test
  void theCompilerSeesWhatItWritesAndNotWhatRunsIt() {
    check(
        noClasses()
            .that()
            .resideInAPackage(RULES)
            .and()
            .resideOutsideOfPackages(
                "io.verdict.rules.testing..", "io.verdict.rules.verification..")
            .should()
            .dependOnClassesThat(
                engineOutside(
                    "io.verdict.engine.schema..",
                    "io.verdict.engine.artifact..",
                    "io.verdict.engine.diagnostic..")));
  }

  @Test
  void aModelsOwnRowsSeeTheForestAndTheRecordBesides() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.verdict.rules.verification..")
            .should()
            .dependOnClassesThat(
                engineOutside(
                    "io.verdict.engine.schema..",
                    "io.verdict.engine.artifact..",
                    "io.verdict.engine.record..",
                    "io.verdict.engine.kernel..",
                    "io.verdict.engine.forest..")));
  }

  @Test
  void policyTestsSeeTheProgramAndTheRecordBesides() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.verdict.rules.testing..")
            .should()
            .dependOnClassesThat(
                engineOutside(
                    "io.verdict.engine.schema..",
                    "io.verdict.engine.artifact..",
                    "io.verdict.engine.diagnostic..",
                    "io.verdict.engine.program..",
                    "io.verdict.engine.record..")));
  }

  @Test
  void chronicleStaysInItsStores() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ENGINE_STORE, "io.verdict.features.chronicle..", REPLAY)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.openhft.."));
  }

  @Test
  void buffersThatNeedAJvmFlagStayInTheStores() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ENGINE, RULES, MATCHER)
            .and()
            .resideOutsideOfPackage(ENGINE_STORE)
            .should()
            .dependOnClassesThat(needAJvmFlag()));
  }

  @Test
  void packagesFormNoCycle() {
    check(slices().assignedFrom(eachPackage()).should().beFreeOfCycles());
  }

  @Test
  void nothingReadsJavaSerialization() {
    check(noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class));
  }

  @Test
  void onlyTheCommandLinePrints() {
    check(noClasses().that().resideOutsideOfPackage(CLI).should(ACCESS_STANDARD_STREAMS));
  }

  @Test
  void noModuleLogs() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging.."));
  }

  @Test
  void onlyTheCommandLineReadsTheWallClock() {
    check(
        neverCalls(
            "java\\.lang\\.System\\.currentTimeMillis\\(\\)",
            "java\\.time\\.\\w+\\.now\\(.*\\)",
            "java\\.time\\.Clock\\.(system|tick).*",
            "java\\.util\\.Date\\.<init>\\(\\)",
            "java\\.util\\.Calendar\\.getInstance\\(.*\\)",
            "org\\.agrona\\.concurrent\\.\\w*EpochClock\\..*",
            "org\\.agrona\\.concurrent\\.SystemEpoch\\w+\\..*"));
  }

  @Test
  void everyRandomDrawHasASeed() {
    check(
        neverCalls(
            "java\\.lang\\.Math\\.random\\(\\)",
            "java\\.util\\.Random\\.<init>\\(\\)",
            "java\\.util\\.SplittableRandom\\.<init>\\(\\)",
            "java\\.util\\.UUID\\.randomUUID\\(\\)",
            "java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)",
            "java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)"));
  }

  @Test
  void noResultDependsOnTheLocaleOrZoneOfTheMachine() {
    check(
        neverCalls(
            "java\\.util\\.Locale\\.getDefault\\(.*\\)",
            "java\\.util\\.TimeZone\\.getDefault\\(\\)",
            "java\\.time\\.ZoneId\\.systemDefault\\(\\)",
            "java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*",
            "java\\.lang\\.String\\.formatted\\(.*",
            "java\\.lang\\.String\\.to(Lower|Upper)Case\\(\\)",
            "java\\.text\\.(Decimal|SimpleDate)Format\\.<init>\\((java\\.lang\\.String)?\\)"));
  }

  /** {@link Math} may round these otherwise on another JVM; {@link StrictMath} may not. */
  @Test
  void functionsAreComputedByStrictMath() {
    check(
        neverCalls(
            "java\\.lang\\.Math\\."
                + "(exp|expm1|log|log10|log1p|pow|cbrt|hypot|a?sinh?|a?cosh?|a?tanh?|atan2)\\(.*"));
  }

  private static ArchRule seesNone(String module, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static DescribedPredicate<JavaClass> engineOutside(String... allowed) {
    return resideInAnyPackage(ENGINE).and(resideOutsideOfPackages(allowed));
  }

  /** Agrona's buffers, checksums and queues open a package of the JDK; its collections do not. */
  private static DescribedPredicate<JavaClass> needAJvmFlag() {
    return resideInAnyPackage(
            "org.agrona.checksum..",
            "org.agrona.concurrent.broadcast..",
            "org.agrona.concurrent.ringbuffer..",
            "org.agrona.concurrent.status..")
        .or(
            nameMatching(
                "org\\.agrona\\.(UnsafeApi|BufferUtil|(\\w+\\.)*\\w*(Buffer|ConcurrentArrayQueue))"))
        .as("classes that need a JVM flag");
  }

  private static ArchRule neverCalls(String... fullNames) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .callCodeUnitWhere(target(fullNameMatching(String.join("|", fullNames))));
  }

  private static DescribedPredicate<CodeUnitCallTarget> fullNameMatching(String pattern) {
    return DescribedPredicate.describe(
        "full name matching " + pattern, called -> called.getFullName().matches(pattern));
  }

  private static SliceAssignment eachPackage() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
        return javaClass.getPackageName().startsWith("io.verdict.")
            ? SliceIdentifier.of(javaClass.getPackageName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "each package";
      }
    };
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
