package io.verdict.matcher.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The committed optima are those of OR-Tools. Runs with {@code -Poracle}; {@code
 * -Dverdict.golden.write=true} writes the file anew.
 */
final class OracleGoldenTest {
  @Test
  void theCommittedOptimaAreThoseOfGlopAndScip() throws IOException {
    Loader.loadNativeLibraries();
    List<String> lines = new ArrayList<>();
    lines.add("seed,load,linear,whole");
    for (AllocationOracleTest.Instance instance : AllocationOracleTest.INSTANCES) {
      AllocationProblem problem = instance.problem();
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%s,%.6f,%.6f",
              instance.seed(),
              instance.load(),
              solve(problem, "GLOP", false),
              solve(problem, "SCIP", true)));
    }
    Path file = Path.of("src/test/resources/allocation/optima.csv");
    if (Boolean.getBoolean("verdict.golden.write")) {
      Files.write(file, lines, StandardCharsets.UTF_8);
    }
    List<String> committed = Files.readAllLines(file, StandardCharsets.UTF_8);
    assertThat(committed).hasSameSizeAs(lines);
    for (int i = 1; i < lines.size(); i++) {
      String[] ours = committed.get(i).split(",", -1);
      String[] theirs = lines.get(i).split(",", -1);
      for (int column = 2; column < 4; column++) {
        double optimum = Double.parseDouble(theirs[column]);
        assertThat(Double.parseDouble(ours[column]))
            .as("line %d, column %d", i, column)
            .isBetween(optimum * (1 - 1e-6), optimum * (1 + 1e-6));
      }
    }
  }

  /**
   * The allocation as a program: an order takes at most one offer, a resource gives what it has.
   */
  private static double solve(AllocationProblem problem, String solverId, boolean isWhole) {
    MPSolver solver = MPSolver.createSolver(solverId);
    MPConstraint[] resources = new MPConstraint[problem.capacities.length];
    for (int r = 0; r < resources.length; r++) {
      resources[r] = solver.makeConstraint(0, problem.capacities[r]);
    }
    for (int order = 0; order < problem.orders(); order++) {
      MPConstraint once = solver.makeConstraint(0, 1);
      for (int i = problem.orderStarts[order]; i < problem.orderStarts[order + 1]; i++) {
        MPVariable taken = isWhole ? solver.makeBoolVar("") : solver.makeNumVar(0, 1, "");
        once.setCoefficient(taken, 1);
        solver.objective().setCoefficient(taken, problem.values[i]);
        int at = i * AllocationProblem.MAX_RESOURCES;
        for (int k = at; k < at + AllocationProblem.MAX_RESOURCES; k++) {
          if (problem.resources[k] >= 0) {
            resources[problem.resources[k]].setCoefficient(taken, problem.consumptions[i]);
          }
        }
      }
    }
    solver.objective().setMaximization();
    assertThat(solver.solve()).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
    return solver.objective().value();
  }
}
