package io.verdict.benchmarks.trees;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.Workload;
import io.verdict.engine.forest.Forest;
import io.verdict.engine.forest.ForestScratch;
import io.verdict.engine.kernel.SlotLinks;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** W3: one row through an ensemble of full trees. */
public final class TreeContest implements Workload<TreeWorkload> {
  private static final String FLAT = "flat walker";
  private static final String IF_ELSE = "if-else Java";
  private static final int CUTS = 255;
  private static final long SEED = 20_260_101L;
  private static final double FLOAT_SUM = 1e-3;

  @Override
  public String id() {
    return "W3";
  }

  @Override
  public String title() {
    return "tree ensemble, one row";
  }

  @Override
  public String generator() {
    return "full trees (trees x depth) over 40 of 60 fields with two decimals, 255 different float"
        + " thresholds a field, a default direction at each node; 1,024 records, 10 %"
        + " missing; `TreeWorkload`, seed 20260101. Verdict starts from a filled record and"
        + " writes the result slot, the others start from an array of doubles or floats.";
  }

  @Override
  public List<String> sizes() {
    return List.of("300x6", "1000x8");
  }

  @Override
  public List<String> quickSizes() {
    return sizes();
  }

  @Override
  public List<Entrant> entrants(String size) {
    return List.of(
        Entrant.verdict(), Entrant.yardstick(FLAT), Entrant.yardstick(IF_ELSE).warmedUp(6));
  }

  @Override
  public TreeWorkload data(String size) {
    String[] parts = size.split("x", -1);
    int trees = Integer.parseInt(parts[0]);
    return new TreeWorkload(trees, Integer.parseInt(parts[1]), CUTS, SEED);
  }

  @Override
  public String reference() {
    return FLAT;
  }

  /** Bit for bit; libraries that add up floats say so by a second number. */
  @Override
  public boolean agrees(long[] ours, long[] theirs) {
    return theirs.length == 1
        ? ours[0] == theirs[0]
        : Math.abs(Double.longBitsToDouble(ours[0]) - Double.longBitsToDouble(theirs[0]))
            < FLOAT_SUM;
  }

  @Override
  public Contender open(TreeWorkload data, String name) {
    return switch (name) {
      case Entrant.VERDICT -> forest(data);
      case FLAT -> flat(data);
      default -> ifElse(data);
    };
  }

  private static Contender forest(TreeWorkload data) {
    Forest forest = Forest.link(data.ensemble, new SlotLinks(data.schema, data.layout));
    ForestScratch scratch = forest.newScratch();
    return new RowContender(
        i -> {
          forest.evaluate(data.records[i], scratch);
          return scratch.sum(0);
        });
  }

  private static Contender flat(TreeWorkload data) {
    FlatTrees trees = new FlatTrees(data.ensemble);
    return new RowContender(i -> trees.sum(data.rows[i]));
  }

  private static Contender ifElse(TreeWorkload data) {
    IfElseTrees[] parts = IfElseTrees.compile(data.ensemble);
    return new RowContender(
        i -> {
          double sum = 0;
          for (IfElseTrees part : parts) {
            sum = part.add(sum, data.rows[i]);
          }
          return sum;
        });
  }

  /** A system that gives the sum of a row. */
  static final class RowContender implements Contender {
    private final IntToDoubleFunction sum;
    private int next;

    RowContender(IntToDoubleFunction sum) {
      this.sum = sum;
    }

    @Override
    public long run() {
      next = (next + 1) & (TreeWorkload.RECORDS - 1);
      return Double.doubleToRawLongBits(sum.applyAsDouble(next));
    }

    @Override
    public long[] answer(int record) {
      return new long[] {Double.doubleToLongBits(sum.applyAsDouble(record))};
    }
  }
}
