package io.verdict.benchmarks.swap;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.Workload;
import java.util.List;

/** W10: arrivals by a schedule are decided while the policy in force changes. */
public final class SwapContest implements Workload<Integer> {
  private static final String SWAPPING = "verdict, 50 swaps a second";
  private static final int SWAPS = 50;

  @Override
  public String id() {
    return "W10";
  }

  @Override
  public String title() {
    return "hot swap under load";
  }

  @Override
  public String generator() {
    return "5,000 rows a second come by a schedule (one each 200 µs) and are decided by a scorecard"
        + " policy of 20 characteristics; a second thread activates the other of two"
        + " versions, sealed, verified and linked anew each time. A call runs from when its"
        + " row was due, so waiting counts; a session is made for each program that comes"
        + " into force. `SwapContest`, rows of W2, seed 20260101. Checked: all answers are"
        + " the plain engine's.";
  }

  @Override
  public List<String> sizes() {
    return List.of("5000 a second");
  }

  @Override
  public List<String> quickSizes() {
    return sizes();
  }

  @Override
  public List<Entrant> entrants(String size) {
    return List.of(Entrant.verdict(), Entrant.verdict(SWAPPING));
  }

  @Override
  public Integer data(String size) {
    return 5_000;
  }

  @Override
  public String reference() {
    return SWAPPING;
  }

  @Override
  public Contender open(Integer perSecond, String name) {
    return new LiveContender(perSecond, name.equals(SWAPPING) ? SWAPS : 0);
  }
}
