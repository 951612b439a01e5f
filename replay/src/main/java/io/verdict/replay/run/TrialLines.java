package io.verdict.replay.run;

import io.verdict.rules.CompiledFlow;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a run says of the policies that its flow has on trial. */
final class TrialLines {
  private final List<TrialResult> results;
  private final List<String> unplayed;
  private final boolean isTooMany;

  private TrialLines(Optional<CompiledFlow> flow, List<TrialResult> results, boolean isTooMany) {
    this.unplayed = flow.map(FlowTrial::unplayed).orElse(List.of());
    this.results = results;
    this.isTooMany = isTooMany;
  }

  /** Decides the run's rows as its flow shares them out; nothing where nothing is on trial. */
  static TrialLines of(RunResult run, Progress progress) throws IOException {
    Optional<CompiledFlow> flow = run.bundle().flow();
    if (flow.filter(FlowTrial::isIn).isEmpty()) {
      return new TrialLines(flow, List.of(), false);
    }
    if (FlowTrial.lines(flow.get()) > FlowTrial.MAX_LINES) {
      return new TrialLines(flow, List.of(), true);
    }
    return new TrialLines(
        flow,
        FlowTrial.run(
            flow.get(),
            run.options().folder(),
            run.source().file(),
            run.options().limit(),
            progress),
        false);
  }

  /** Lines for standard output. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (isTooMany) {
      lines.add(
          line(
              "flow",
              "champions alone decide here: a replay bears at most "
                  + FlowTrial.MAX_LINES
                  + " ways of champions, challengers and shadows"));
    } else if (!results.isEmpty()) {
      lines.add(line("flow", "champions decide all of the above; as shared out by the flow:"));
      results.forEach(result -> lines.add(line("", text(result))));
    }
    for (String stage : unplayed) {
      lines.add(
          line("flow", stage + ": the champion alone; trials of this stage are not replayed"));
    }
    return lines;
  }

  private static String line(String name, String text) {
    return String.format(Locale.ROOT, "%-13s", name) + text;
  }

  private static String text(TrialResult result) {
    CompiledFlow.Arm arm = result.arm();
    return String.format(
        Locale.ROOT,
        "%s %s %s (%s %%): %,d applications, approved %s; champions %s of the same, %,d otherwise",
        result.stage(),
        arm.role().name().toLowerCase(Locale.ROOT),
        arm.model().name(),
        BigDecimal.valueOf(arm.shareBasisPoints(), 2).stripTrailingZeros().toPlainString(),
        result.applications(),
        RunResult.percent(RunResult.rate(result.approved(), result.applications())),
        RunResult.percent(RunResult.rate(result.approvedByChampions(), result.applications())),
        result.otherwise());
  }

  /** The same for machines; null where the flow has nothing on trial. */
  List<Map<String, Object>> metrics() {
    if (results.isEmpty()) {
      return null;
    }
    List<Map<String, Object>> all = new ArrayList<>();
    for (TrialResult result : results) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("stage", result.stage());
      one.put("policy", result.arm().model().label());
      one.put("role", result.arm().role().name().toLowerCase(Locale.ROOT));
      one.put("shareBasisPoints", result.arm().shareBasisPoints());
      one.put("applications", result.applications());
      one.put("approved", result.approved());
      one.put("approvedByChampions", result.approvedByChampions());
      one.put("decidedOtherwise", result.otherwise());
      one.put("knownOutcomesOfApproved", result.known());
      one.put("knownBadOfApproved", result.bad());
      all.add(one);
    }
    return all;
  }
}
