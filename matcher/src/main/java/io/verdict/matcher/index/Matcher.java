package io.verdict.matcher.index;

import io.verdict.engine.artifact.Truth;
import io.verdict.engine.kernel.KernelRefusals;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.matcher.catalogue.Catalogue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * Matches records against the products of the current catalogue.
 *
 * <p>A record is matched when it is filled, derived slots of stage MATCH included. Windows,
 * outages, limits and switches are gates over the conditions. A new catalogue takes the place of
 * the old one in one store; who has begun to match ends on the old one. Gates that are closed stay
 * closed in the new catalogue, by product id.
 *
 * <p><b>Thread safety</b>: {@link #match} by any threads, which never wait; {@link #publish} and
 * {@link #set} take a monitor.
 *
 * <p><b>Allocation</b>: {@link #match} none after warm-up.
 */
public final class Matcher {
  private static final VarHandle CURRENT;

  static {
    try {
      CURRENT =
          MethodHandles.lookup().findVarHandle(Matcher.class, "current", EligibilityIndex.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final RecordLayout layout;

  @SuppressWarnings({"FieldMayBeFinal", "UnusedVariable"}) // read and written through CURRENT
  private EligibilityIndex current;

  private Matcher(RecordLayout layout, EligibilityIndex first) {
    this.layout = layout;
    this.current = first;
  }

  /** A matcher of a first catalogue for records of a layout. */
  public static Matcher of(Catalogue catalogue, RecordLayout layout) {
    return new Matcher(layout, EligibilityIndex.build(catalogue, layout));
  }

  /** The layout of the records. */
  public RecordLayout layout() {
    return layout;
  }

  EligibilityIndex current() {
    return (EligibilityIndex) CURRENT.getAcquire(this);
  }

  /** The catalogue that a match begun now would use. */
  public Catalogue catalogue() {
    return current().catalogue;
  }

  /** The truth of a product's condition; off the hot path. */
  public Truth truth(Record record, int product) {
    IndexPart part = current().partOf(product);
    return part.kernel.truth(record, product - part.firstProduct);
  }

  /** Names the tests that keep a product from a record, in its nearest alternative. */
  public void refusals(Record record, int product, KernelRefusals visitor) {
    IndexPart part = current().partOf(product);
    part.kernel.refusals(record, product - part.firstProduct, visitor);
  }

  /**
   * Finds the products that take a record now.
   *
   * @param nowMillis the time whose hours count
   * @param scratch receives the hits
   * @return their number
   */
  public int match(Record record, long nowMillis, MatchScratch scratch) {
    EligibilityIndex index = current();
    scratch.fit(index);
    scratch.turnTo(nowMillis);
    scratch.count = index.match(record, scratch);
    return scratch.count;
  }

  /**
   * Puts another catalogue in place.
   *
   * @throws IllegalArgumentException if its version is not above the current one's, or its
   *     conditions use slots that the layout does not have
   */
  public synchronized void publish(Catalogue catalogue) {
    EligibilityIndex old = current();
    if (catalogue.version() <= old.catalogue.version()) {
      throw new IllegalArgumentException(
          "catalogue " + catalogue.version() + " is not above " + old.catalogue.version());
    }
    CURRENT.setRelease(this, old.next(catalogue, layout));
  }

  /**
   * Opens or closes a gate of a product.
   *
   * @throws IllegalArgumentException for {@link Gate#WINDOW_OPEN}, which follows from the time
   */
  public synchronized void set(Gate gate, int product, boolean isOpen) {
    requireSettable(gate);
    EligibilityIndex index = current();
    index.gates.set(gate, Objects.checkIndex(product, index.catalogue.size()), isOpen);
  }

  /** Opens or closes a gate of all products of a funder. */
  public synchronized void setFunder(Gate gate, String funder, boolean isOpen) {
    requireSettable(gate);
    EligibilityIndex index = current();
    Catalogue catalogue = index.catalogue;
    for (int product = 0; product < catalogue.size(); product++) {
      if (catalogue.product(product).funder().equals(funder)) {
        index.gates.set(gate, product, isOpen);
      }
    }
  }

  private static void requireSettable(Gate gate) {
    if (gate == Gate.WINDOW_OPEN) {
      throw new IllegalArgumentException("WINDOW_OPEN follows from the product's hours");
    }
  }

  /** Whether a gate of a product is open. */
  public boolean isOpen(Gate gate, int product, long nowMillis) {
    EligibilityIndex index = current();
    if (gate != Gate.WINDOW_OPEN) {
      return index.gates.isOpen(gate, product);
    }
    LocalMinutes minutes = new LocalMinutes(index.catalogue.zone());
    return index
        .partOf(product)
        .isOpen(product, minutes.minuteOfDay(nowMillis), minutes.day(nowMillis));
  }
}
