package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Size and names of the main code. */
class HouseStyleTest {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 60;
  private static final Path REASONS = ProjectTree.root().resolve("docs/large-files.md");
  private static final Pattern REASON =
      Pattern.compile("(?m)^\\| `([^`|]+)` \\| ([^|]*\\S[^|]*) \\|$");

  private final List<Path> sources = ProjectTree.mainSources();

  @Test
  void aFileOfManyLinesHasAReason() {
    assertThat(namesOf(HouseStyleTest::isLarge))
        .as("files over %d lines; split each, or give its reason in %s", FILE_LINES, REASONS)
        .isSubsetOf(reasons().keySet());
  }

  @Test
  void aReasonForALargeFileIsDroppedWithTheFile() {
    assertThat(reasons().keySet())
        .as("files that %s lists", REASONS)
        .isSubsetOf(namesOf(HouseStyleTest::isLarge));
  }

  @Test
  void aMethodFitsOnAScreen() {
    assertThat(MethodLengths.of(sources).longerThan(METHOD_LINES))
        .as("methods over %d lines", METHOD_LINES)
        .isEmpty();
  }

  @Test
  void packagesAreNamedForWhatTheyHold() {
    Pattern vague = Pattern.compile(".*/(utils?|commons?|helpers?|misc|managers?|impl)/[^/]+");
    assertThat(namesOf(file -> vague.matcher(ProjectTree.nameOf(file)).matches())).isEmpty();
  }

  @Test
  void classesAreNamedForTheirNature() {
    Pattern vague = Pattern.compile(".*(Impl|Manager|Helper|Utils?)\\.java");
    assertThat(namesOf(file -> vague.matcher(ProjectTree.nameOf(file)).matches())).isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    Pattern marker = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    assertThat(namesOf(file -> marker.matcher(ProjectTree.read(file)).find())).isEmpty();
  }

  private List<String> namesOf(Predicate<Path> property) {
    return sources.stream().filter(property).map(ProjectTree::nameOf).toList();
  }

  private static boolean isLarge(Path file) {
    return ProjectTree.read(file).lines().count() > FILE_LINES;
  }

  private static Map<String, String> reasons() {
    return REASON
        .matcher(ProjectTree.read(REASONS))
        .results()
        .collect(
            Collectors.toMap((MatchResult row) -> row.group(1), (MatchResult row) -> row.group(2)));
  }
}
