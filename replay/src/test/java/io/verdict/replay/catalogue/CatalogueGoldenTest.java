package io.verdict.replay.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.ProjectTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The catalogue of the default policy is what these classes make of the 25 patterns. {@code
 * -Dverdict.golden=write} writes {@code match.policy} and {@code catalogue.csv} anew; read the
 * difference before you keep it.
 */
class CatalogueGoldenTest {
  private static final boolean WRITE = "write".equals(System.getProperty("verdict.golden"));
  private static final Path RESOURCES =
      ProjectTree.root().resolve("replay/src/test/resources/catalogue");
  private static final Path POLICY = ProjectTree.root().resolve("src-test-data/consumer-loan");

  private static List<Pattern> patterns;
  private static List<Funder> funders;
  private static List<Offering> offerings;

  @BeforeAll
  static void makeTheCatalogue() throws IOException {
    patterns = Pattern.read(RESOURCES.resolve("patterns.csv"));
    funders = Funders.of(patterns);
    offerings = new ArrayList<>();
    funders.stream()
        .sorted(Comparator.comparing(funder -> "NCRFTAJM".indexOf(funder.id().charAt(0))))
        .forEach(funder -> offerings.addAll(Offering.of(funder)));
  }

  @Test
  void hasFourProductsOfEachOfAHundredAndTwentyFundersAfterTwentyFivePatterns() {
    assertThat(patterns).hasSize(25);
    assertThat(funders).hasSize(120).extracting(Funder::id).doesNotHaveDuplicates();
    assertThat(offerings).hasSize(480).extracting(Offering::id).doesNotHaveDuplicates();
    assertThat(funders).allSatisfy(funder -> assertThat(Offering.of(funder)).hasSize(4));
    assertThat(offerings.stream().mapToDouble(Offering::budget).sum()).isBetween(0.9999, 1.0001);
  }

  @Test
  void theFilesOfThePolicyFolderAreWhatThePatternsMake() throws IOException {
    String head = Files.readString(RESOURCES.resolve("head.policy"));
    String tests = Files.readString(RESOURCES.resolve("tests.policy"));
    compare("match.policy", CatalogueTexts.policy(head, offerings, tests));
    compare("catalogue.csv", CatalogueTexts.terms(offerings));
  }

  private static void compare(String file, String made) throws IOException {
    if (WRITE) {
      Files.writeString(POLICY.resolve(file), made);
    }
    assertThat(POLICY.resolve(file)).content().isEqualTo(made);
  }
}
