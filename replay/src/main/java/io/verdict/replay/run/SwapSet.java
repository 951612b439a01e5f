package io.verdict.replay.run;

import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How two policies decided the same applications.
 *
 * <p><b>Thread safety</b>: confined while rows are added, then only read.
 */
public final class SwapSet {
  /** Most changed decisions that are kept for a page. */
  public static final int MAX_LISTED = 500;

  private final Map<Quadrant, Tally> quadrants = new EnumMap<>(Quadrant.class);
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Cause> causes = new LinkedHashMap<>();
  private final List<Changed> listed = new ArrayList<>();
  long read;
  long compared;
  long rejected;
  long changed;
  String currency = "";
  boolean isTruth;

  SwapSet() {
    for (Quadrant quadrant : Quadrant.values()) {
      quadrants.put(quadrant, new Tally());
    }
  }

  /** Who approved. */
  public enum Quadrant {
    /** Both. */
    BOTH,
    /** The second only. */
    SWAP_IN,
    /** The first only. */
    SWAP_OUT,
    /** None. */
    NEITHER;

    static Quadrant of(boolean before, boolean after) {
      if (before) {
        return after ? BOTH : SWAP_OUT;
      }
      return after ? SWAP_IN : NEITHER;
    }
  }

  /** The applications of one quadrant. */
  public static final class Tally {
    private long applications;
    private long known;
    private long bad;
    private long amountMinor;
    private double marginBeforeMinor;
    private double marginAfterMinor;

    /** How many. */
    public long applications() {
      return applications;
    }

    /** Bad ones among those whose outcome is known. */
    public Rate bad() {
      return known == 0 ? Rate.NONE : new Rate(bad, known);
    }

    /** Sum of the amounts in minor units, by the second policy where it approves. */
    public long amountMinor() {
      return amountMinor;
    }

    /** What those with a known outcome earn under the first policy's prices, in minor units. */
    public double marginBeforeMinor() {
      return marginBeforeMinor;
    }

    /** What those with a known outcome earn under the second policy's prices, in minor units. */
    public double marginAfterMinor() {
      return marginAfterMinor;
    }
  }

  /**
   * One changed decision.
   *
   * @param id of the application
   * @param before outcome of the first policy
   * @param after outcome of the second policy
   * @param cause where they differ first
   * @param values what the rule of the first difference compares, under both
   */
  public record Changed(String id, String before, String after, String cause, String values) {}

  /** Keeps a changed decision if it is among the first {@link #MAX_LISTED}. */
  void list(Changed one) {
    if (listed.size() < MAX_LISTED) {
      listed.add(one);
    }
  }

  /** The first changed decisions; {@code changed.csv} has all. */
  public List<Changed> listed() {
    return List.copyOf(listed);
  }

  /** One case as the tally takes it. */
  record Case(Quadrant quadrant, int known, long amountMinor, double before, double after) {}

  /** The decisions that differ first at one rule, score or row. */
  public static final class Cause {
    private final String what;
    private long changed;
    private long swapIn;
    private long swapOut;

    Cause(String what) {
      this.what = what;
    }

    /** The stage and the rule, score or row. */
    public String what() {
      return what;
    }

    /** Decisions that changed. */
    public long changed() {
      return changed;
    }

    /** Of these, approved by the second policy only. */
    public long swapIn() {
      return swapIn;
    }

    /** Of these, approved by the first policy only. */
    public long swapOut() {
      return swapOut;
    }
  }

  /** Adds a case; {@code known} is 1 for bad, 0 for good, -1 where it is not known. */
  void add(Case one) {
    Tally tally = quadrants.get(one.quadrant());
    tally.applications++;
    tally.amountMinor += one.amountMinor();
    if (one.known() >= 0) {
      tally.known++;
      tally.bad += one.known();
      tally.marginBeforeMinor += one.before();
      tally.marginAfterMinor += one.after();
    }
  }

  void addOutcomes(String before, String after) {
    outcomes.merge(before + " → " + after, 1L, Long::sum);
  }

  void addCause(String what, Quadrant quadrant) {
    Cause cause = causes.computeIfAbsent(what, Cause::new);
    cause.changed++;
    cause.swapIn += quadrant == Quadrant.SWAP_IN ? 1 : 0;
    cause.swapOut += quadrant == Quadrant.SWAP_OUT ? 1 : 0;
  }

  /** Rows read. */
  public long read() {
    return read;
  }

  /** Rows that both policies decided. */
  public long compared() {
    return compared;
  }

  /** Rows that one of them could not read or decide. */
  public long notCompared() {
    return rejected;
  }

  /** Decisions whose outcome differs. */
  public long changed() {
    return changed;
  }

  /** The unit of amounts; empty if there are none. */
  public String currency() {
    return currency;
  }

  /** Whether outcomes are the truth of a synthetic world rather than those on file. */
  public boolean isTruth() {
    return isTruth;
  }

  /** One quadrant. */
  public Tally quadrant(Quadrant quadrant) {
    return quadrants.get(quadrant);
  }

  /** How many decisions went from which outcome to which, such as {@code reject → approve}. */
  public Map<String, Long> outcomes() {
    return new TreeMap<>(outcomes);
  }

  /** Where changed decisions differ first, the most frequent first. */
  public List<Cause> causes() {
    return causes.values().stream()
        .sorted(
            (a, b) ->
                a.changed != b.changed
                    ? Long.compare(b.changed, a.changed)
                    : a.what.compareTo(b.what))
        .toList();
  }

  /** Approvals of the first policy. */
  public Rate approvalBefore() {
    return approval(Quadrant.SWAP_OUT);
  }

  /** Approvals of the second policy. */
  public Rate approvalAfter() {
    return approval(Quadrant.SWAP_IN);
  }

  private Rate approval(Quadrant alone) {
    long approved = quadrant(Quadrant.BOTH).applications + quadrant(alone).applications;
    return compared == 0 ? Rate.NONE : new Rate(approved, compared);
  }

  /** Bad ones among those that the first policy approves and whose outcome is known. */
  public Rate badBefore() {
    return quadrant(Quadrant.BOTH).bad().plus(quadrant(Quadrant.SWAP_OUT).bad());
  }

  /** Bad ones among those that the second policy approves and whose outcome is known. */
  public Rate badAfter() {
    return quadrant(Quadrant.BOTH).bad().plus(quadrant(Quadrant.SWAP_IN).bad());
  }
}
