package io.verdict.engine.program;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.MatchProbe;
import io.verdict.engine.artifact.Product;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.kernel.Kernel;
import io.verdict.engine.kernel.KernelMatch;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts the products, or their funders, that take a record by their criteria and hours; and finds
 * the greatest lower amount at which enough do.
 *
 * <p>Quotas and outages do not count: the answer follows from the record alone, so that it is the
 * same when a decision is computed again. An amount is looked for only where a product's own bound
 * of it lies, a multiple of the step at or below the bound: between them the count stays the same.
 *
 * <p><b>Thread safety</b>: confined to one thread with its {@link Evaluation} of the match stage.
 * <b>Allocation</b>: none after construction.
 */
public final class EligibilityCount {
  private final Program match;
  private final Evaluation evaluation;
  private final MatchProbe probe;
  private final Kernel kernel;
  private final KernelMatch result;
  private final long[] hitOnUnknown;
  private final int[] opens;
  private final int[] closes;
  private final int[] funderOf;
  private final long[] fundersSeen;
  private final int timeSlot;
  private final ZoneTable zone;
  private final int amountSlot;
  private final long[] candidates;

  /**
   * Links the products of a match stage.
   *
   * @param evaluation an evaluation of the match program, overwritten by each count
   * @param amount name of the slot that may be lowered, or null
   * @param time name of the slot with the time whose opening hours count
   */
  public EligibilityCount(Evaluation evaluation, MatchProbe probe, String amount, String time) {
    this.match = evaluation.program();
    this.evaluation = evaluation;
    this.probe = probe;
    StageModel model = match.model();
    RecordLayout layout = match.layout();
    List<Product> products = model.products();
    List<Condition> conditions = products.stream().map(Product::accept).toList();
    this.kernel = Kernel.link(conditions, model.schema(), layout);
    this.result = kernel.newMatch();
    this.hitOnUnknown = new long[kernel.conditionWords()];
    this.opens = products.stream().mapToInt(Product::opensMinute).toArray();
    this.closes = products.stream().mapToInt(Product::closesMinute).toArray();
    this.funderOf = new int[products.size()];
    List<String> funders = new ArrayList<>();
    for (int i = 0; i < funderOf.length; i++) {
      Product product = products.get(i);
      if (product.onUnknown() == UnknownPolicy.HIT) {
        hitOnUnknown[i >>> 6] |= 1L << i;
      }
      int known = funders.indexOf(product.funder());
      funderOf[i] = known < 0 ? funders.size() : known;
      if (known < 0) {
        funders.add(product.funder());
      }
    }
    this.fundersSeen = new long[(funders.size() + 63) >>> 6];
    this.timeSlot = layout.schema().slotOf(time);
    this.zone = new ZoneTable(ZoneId.of(model.zone()));
    this.amountSlot = probe.lowers() ? layout.slot(amount) : -1;
    this.candidates =
        probe.lowers() ? candidates(model, model.schema().slotOf(amount)) : new long[0];
  }

  /** Multiples of the step at or below each bound of the amount, the greatest first. */
  private long[] candidates(StageModel model, int slot) {
    TreeSet<Long> found = new TreeSet<>();
    for (Product product : model.products()) {
      product.accept().alternatives().stream()
          .flatMap(alternative -> alternative.tests().stream())
          .filter(test -> test.slot() == slot)
          .forEach(test -> addBounds(test, found));
    }
    return found.descendingSet().stream().mapToLong(Long::longValue).toArray();
  }

  private void addBounds(SlotTest test, Set<Long> found) {
    for (Interval interval : test.intervals()) {
      addMultiple(interval.high(), found);
      addMultiple(interval.low() == Long.MIN_VALUE ? interval.low() : interval.low() - 1, found);
    }
  }

  private void addMultiple(long bound, Set<Long> found) {
    if (bound != Long.MIN_VALUE && bound != Long.MAX_VALUE) {
      found.add(Math.floorDiv(bound, probe.step()) * probe.step());
    }
  }

  /** The number that take the record now; 0 when the match stage lacks a required input. */
  public int count(Record record) {
    match.evaluate(record, evaluation);
    if (evaluation.isInputIncomplete()) {
      return 0;
    }
    kernel.evaluate(record, result);
    int minute =
        timeSlot >= 0 && record.isPresent(timeSlot) ? zone.minuteOfDay(record.value(timeSlot)) : -1;
    return probe.counted() == MatchProbe.Counted.FUNDERS ? funders(minute) : products(minute);
  }

  private int products(int minute) {
    int count = 0;
    for (int w = 0; w < hitOnUnknown.length; w++) {
      for (long hits = hits(w); hits != 0; hits &= hits - 1) {
        count += isOpen(w * 64 + Long.numberOfTrailingZeros(hits), minute) ? 1 : 0;
      }
    }
    return count;
  }

  private int funders(int minute) {
    Arrays.fill(fundersSeen, 0);
    for (int w = 0; w < hitOnUnknown.length; w++) {
      for (long hits = hits(w); hits != 0; hits &= hits - 1) {
        int product = w * 64 + Long.numberOfTrailingZeros(hits);
        if (isOpen(product, minute)) {
          fundersSeen[funderOf[product] >>> 6] |= 1L << funderOf[product];
        }
      }
    }
    int count = 0;
    for (long word : fundersSeen) {
      count += Long.bitCount(word);
    }
    return count;
  }

  private long hits(int word) {
    long unknown = result.hasUnknown() ? result.unknownWords()[word] & hitOnUnknown[word] : 0;
    return result.trueWords()[word] | unknown;
  }

  /** Whether a product takes orders at a minute of the day; without a time every one does. */
  private boolean isOpen(int product, int minute) {
    return minute < 0 || (minute >= opens[product] && minute < closes[product]);
  }

  /**
   * Finds the greatest lower amount at which enough take the record, and leaves the record with the
   * amount that it had.
   *
   * @return the amount, or {@link Long#MIN_VALUE} when there is none at or above the floor
   */
  public long lower(Record record) {
    if (amountSlot < 0 || !record.isPresent(amountSlot)) {
      return Long.MIN_VALUE;
    }
    long amount = record.value(amountSlot);
    long found = Long.MIN_VALUE;
    for (int i = 0; i < candidates.length && found == Long.MIN_VALUE; i++) {
      long candidate = candidates[i];
      if (candidate < amount && candidate >= probe.floor() && candidate > 0) {
        record.set(amountSlot, candidate);
        found = count(record) >= probe.least() ? candidate : found;
      }
    }
    record.set(amountSlot, amount);
    return found;
  }
}
