package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The flags of a JVM stand in four places, each for another reader; they must say the same. */
class JvmFlagsTest {
  private static final String EXPORT_TO_ALL = "=ALL-UNNAMED";

  private final String parentPom = read("pom.xml");
  private final List<String> testFlags = words(element(parentPom, "verdict.jvm.args"));

  @Test
  void theTestsRunWithSixOpeningsAndThreeProperties() {
    assertThat(testFlags.stream().filter(flag -> flag.startsWith("--"))).hasSize(6);
    assertThat(testFlags.stream().filter(flag -> flag.startsWith("-D"))).hasSize(3);
    assertThat(testFlags).hasSize(9);
  }

  @Test
  void theArgumentFileForHostsCarriesTheFlagsOfTheTests() {
    List<String> hostFlags =
        read("verdict.args")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();

    assertThat(hostFlags).containsExactlyElementsOf(testFlags);
  }

  @Test
  void theManifestOfTheCommandLineOpensWhatTheTestsOpen() {
    String pom = read("replay/pom.xml");

    assertThat(words(element(pom, "Add-Opens"))).containsExactlyElementsOf(opened("--add-opens="));
    assertThat(words(element(pom, "Add-Exports")))
        .containsExactlyElementsOf(opened("--add-exports="));
  }

  @Test
  void theLauncherSetsThePropertiesThatAManifestCannot() {
    String launcher = read("verdict");

    assertThat(testFlags.stream().filter(flag -> flag.startsWith("-D")))
        .allSatisfy(property -> assertThat(launcher).contains("\n  " + property + "\n"));
    assertThat(launcher).contains(newerJdkFlags());
  }

  @Test
  void theArgumentFileNamesTheFlagsOfNewerJdks() {
    assertThat(read("verdict.args")).contains(newerJdkFlags());
  }

  private String newerJdkFlags() {
    String profile = parentPom.substring(parentPom.indexOf("<id>jdk-24-and-newer</id>"));
    return element(profile, "verdict.jvm.args.jdk24");
  }

  private List<String> opened(String option) {
    return testFlags.stream()
        .filter(flag -> flag.startsWith(option) && flag.endsWith(EXPORT_TO_ALL))
        .map(flag -> flag.substring(option.length(), flag.length() - EXPORT_TO_ALL.length()))
        .toList();
  }

  private static String element(String xml, String name) {
    Matcher found =
        Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</" + Pattern.quote(name) + ">")
            .matcher(xml);
    assertThat(found.find()).as("element %s", name).isTrue();
    return found.group(1).strip();
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }

  private static String read(String name) {
    return ProjectTree.read(ProjectTree.root().resolve(name));
  }
}
