package io.verdict.replay.cli;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.run.InputException;
import io.verdict.replay.run.PolicyBundle;
import io.verdict.replay.show.PolicyOutline;
import io.verdict.replay.show.PolicyPage;
import io.verdict.replay.show.ShownPolicy;
import io.verdict.rules.CompiledScenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict show}: a policy for those who answer for it and do not write it. */
@Command(
    name = "show",
    description = {
      "Shows a policy in plain words. With --out it writes one page that opens without network:",
      "the flow as a picture, rules, tables, scorecards with their points, parameters, products,",
      "warnings and tests, in English and Chinese, light and dark.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "policy folder")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description = "page to write instead of text on standard output")
  private Path out;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "language of the text; the page has both (default: en)")
  private String language = "en";

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = {
        "print the policy with a scenario merged into it, each line with the file and line that it",
        "comes from: + the scenario's, - the policy's and replaced"
      })
  private String scenario;

  @Override
  public Integer call() throws IOException {
    if (scenario != null) {
      return showMerged();
    }
    Path name = folder.toAbsolutePath().normalize().getFileName();
    ShownPolicy policy =
        ShownPolicy.of(
            name == null ? "policy" : name.toString(),
            PolicyBundle.compile(folder, Locale.forLanguageTag(language)));
    PrintWriter print = spec.commandLine().getOut();
    if (out == null) {
      PolicyOutline.of(policy, Locale.forLanguageTag(language)).forEach(print::println);
      return 0;
    }
    Path parent = out.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(out)) {
      throw new InputException(
          "cannot write " + out + ";\ngive a file, in a folder that is there, with --out");
    }
    OfflinePage.write(PolicyPage.render(policy), out);
    print.println("written to " + out);
    return 0;
  }

  private int showMerged() {
    Locale locale = Locale.forLanguageTag(language);
    List<CompiledScenario> scenarios =
        PolicyBundle.scenarios(folder, PolicyBundle.compile(folder, locale));
    CompiledScenario shown =
        scenarios.stream()
            .filter(each -> each.name().equals(scenario))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "there is no scenario "
                            + scenario
                            + ";\nthe folder has "
                            + scenarios.stream().map(CompiledScenario::name).toList()));
    PolicyBundle.requireSound(List.of(shown), locale);
    PrintWriter print = spec.commandLine().getOut();
    shown.lines().forEach(line -> print.println(line.print()));
    return 0;
  }
}
