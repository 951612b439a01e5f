package io.verdict.replay.run;

import java.nio.file.Path;
import java.util.List;

/**
 * What a replay says on standard output.
 *
 * @param lines at most ten lines, and one for each policy that a flow has on trial
 * @param report the report's file
 */
public record RunSummary(List<String> lines, Path report) {
  public RunSummary {
    lines = List.copyOf(lines);
  }
}
