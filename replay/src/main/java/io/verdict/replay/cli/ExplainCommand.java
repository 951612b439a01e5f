package io.verdict.replay.cli;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.explain.Explanation;
import io.verdict.engine.explain.ExplanationText;
import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.flow.Session;
import io.verdict.engine.record.Record;
import io.verdict.engine.service.DecisionLog;
import io.verdict.replay.run.InputException;
import io.verdict.replay.run.PolicyBundle;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict explain}: why one application was decided so, from its journal entry alone. */
@Command(
    name = "explain",
    description = {
      "Explains a decision from its journal entry alone: it is decided again on what was served",
      "then, and each rule, bin, total and table row is shown with its values, and what each",
      "product of a funder did not accept.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "policy folder that decided")
  private Path folder;

  @Parameters(index = "1", paramLabel = "ID", description = "the application's id")
  private String id;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "output folder of the replay (default: out/NAME-OF-THE-FOLDER)")
  private Path out;

  @Option(
      names = "--all",
      description = "also rules that did not fire, with each test, and every product")
  private boolean isAll;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "language of the explanation (default: en)")
  private String language = "en";

  @Option(names = "--json", description = "print one JSON object with everything instead of text")
  private boolean isJson;

  @Override
  public Integer call() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    Path journal = (out == null ? Path.of("out").resolve(name) : out).resolve("journal");
    if (!Files.isDirectory(journal)) {
      throw new InputException(
          "there is no journal " + journal + ";\nrun verdict replay first, or give its --out");
    }
    Flow flow = Flow.of(PolicyBundle.compile(folder, Locale.ENGLISH).models());
    Session session = Session.of(flow);
    Decision[] again = new Decision[1];
    DecisionLog.read(
        journal,
        flow,
        (entryId, kept, view) -> {
          if (entryId.equals(id)) {
            again[0] = kept.isComputed() ? kept.again(session, view) : decided(session, view);
          }
          return again[0] == null;
        });
    if (again[0] == null) {
      throw new InputException("the journal " + journal + " has no application of that id");
    }
    Decision decision = again[0];
    if (decision.isApproved() && flow.program(Stage.MATCH) != null) {
      session.prepareMatch();
    }
    Explanation explanation = Explanation.of(flow, decision, session.record());
    PrintWriter print = spec.commandLine().getOut();
    if (isJson) {
      print.println(JsonText.of(explanation));
    } else {
      ExplanationText.of(
              explanation,
              Locale.forLanguageTag(language),
              isAll ? ExplanationText.Detail.ALL : ExplanationText.Detail.DECIDING)
          .forEach(print::println);
    }
    return 0;
  }

  /** What the engine says of data that a person decided about. */
  private static Decision decided(Session session, Record view) {
    session.record().copyFrom(view);
    return session.decideJoined();
  }
}
