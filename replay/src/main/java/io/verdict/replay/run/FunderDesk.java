package io.verdict.replay.run;

import com.carrotsearch.hppc.LongLongHashMap;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.port.MatchResult;
import io.verdict.engine.port.Placement;
import io.verdict.engine.record.Record;
import io.verdict.matcher.allocation.PriceTriggers;
import io.verdict.matcher.cascade.Attempt;
import io.verdict.matcher.cascade.CascadeDriver;
import io.verdict.matcher.cascade.FunderPort;
import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.desk.DeskParts;
import io.verdict.matcher.desk.MatchDesk;
import io.verdict.matcher.ledger.DurableLedger;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.simulation.Accidents;
import io.verdict.matcher.simulation.DrawnFunders;
import io.verdict.matcher.simulation.FunderBehaviour;
import io.verdict.matcher.simulation.SimulatedFunders;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.loan.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Sends each approved application to the funders, over a simulated clock that stands at the time of
 * the application: the same index, ledger and cascade as live, with funders that the world answers
 * for.
 */
final class FunderDesk implements AutoCloseable {
  private static final LedgerLimits LEDGER = new LedgerLimits(1 << 19, 1 << 19);
  private static final long SEED = 20_260_101L;

  /**
   * As live, but solved at most once in half an hour of the replay: a year has a hundred thousand
   * minutes in which some limit has drifted.
   */
  private static final PriceTriggers TRIGGERS = new PriceTriggers(500, 0.05, 1_800_000);

  private final DurableLedger ledger;
  private final CascadeDriver driver;
  private final MatchDesk desk;
  private final MatchResult result;
  private final FunderTally tally;
  private final HashedCsv csv;
  private final LongLongHashMap worldKeys = new LongLongHashMap();
  private final LongObjectHashMap<String> ids = new LongObjectHashMap<>();
  private final BiConsumer<Long, Placement> onPlaced;
  private String sha256 = "";

  private FunderDesk(
      Flow flow,
      Catalogue catalogue,
      World world,
      Path out,
      OfferSlots slots,
      long startMillis,
      BiConsumer<Long, Placement> onPlaced)
      throws IOException {
    this.onPlaced = onPlaced;
    this.tally = new FunderTally(catalogue);
    this.driver = new CascadeDriver(startMillis);
    this.ledger =
        DurableLedger.open(
            OutputFolder.empty(out.resolve("ledger")),
            LEDGER,
            JournalOptions.of(Durability.PROCESS));
    SimulatedFunders funders =
        new SimulatedFunders(driver, behaviour(world, catalogue, startMillis, flow));
    this.desk =
        MatchDesk.open(
            catalogue,
            flow.layout(),
            slots.match(),
            new DeskParts(ledger.ledger(), driver, new CountedFunders(funders, tally))
                .with(DeskParts.Mind.priced(TRIGGERS)));
    this.result = desk.newResult();
    this.csv =
        new HashedCsv(
            out.resolve("placements.csv"),
            List.of("id", "end", "product", "funder", "paid", "attempts", "started", "ended"));
  }

  static FunderDesk open(
      Flow flow,
      Path folder,
      World world,
      Path out,
      OfferSlots slots,
      long startMillis,
      BiConsumer<Long, Placement> onPlaced)
      throws IOException {
    StageModel match = flow.program(Stage.MATCH).model();
    Catalogue catalogue = CatalogueFile.read(folder, match);
    return new FunderDesk(flow, catalogue, world, out, slots, startMillis, onPlaced);
  }

  private FunderBehaviour behaviour(World world, Catalogue catalogue, long startMillis, Flow flow) {
    if (world == null) {
      return new DrawnFunders(SEED, catalogue, Accidents.none());
    }
    ZoneId zone = ZoneId.of(flow.program(Stage.MATCH).model().zone());
    long offset =
        zone.getRules().getOffset(Instant.ofEpochMilli(startMillis)).getTotalSeconds() * 1_000L;
    return new WorldFunders(world, catalogue, worldKeys::get, offset);
  }

  /** Matches an approved application now, and sends it on its way. */
  void send(String id, long order, long nowMillis, Record record, boolean isGenerated) {
    driver.runUntil(nowMillis);
    ids.put(order, id);
    if (isGenerated) {
      worldKeys.put(order, SealedTruth.applicationKey(id));
    }
    int eligible = desk.match(record, order, nowMillis, result);
    tally.matched(eligible);
    if (eligible > 0) {
      desk.place(record, result, placement -> placed(order, placement));
    } else {
      placed(
          order, new Placement(order, Placement.End.REJECTED, "", "", 0, 0, nowMillis, nowMillis));
    }
  }

  private void placed(long order, Placement placement) {
    tally.placed(placement);
    try {
      csv.row(
          List.of(
              ids.remove(order),
              placement.end().name().toLowerCase(Locale.ROOT),
              placement.product(),
              placement.funder(),
              BigDecimal.valueOf(placement.paidMinor(), 2).toPlainString(),
              Integer.toString(placement.attempts()),
              Instant.ofEpochMilli(placement.startedMillis()).toString(),
              Instant.ofEpochMilli(placement.endedMillis()).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    onPlaced.accept(order, placement);
  }

  /** Lets every order come to its end. */
  void finish() throws IOException {
    driver.runToEnd();
    sha256 = csv.finish();
  }

  FunderTally tally() {
    return tally;
  }

  /** SHA-256 of {@code placements.csv}, once finished. */
  String sha256() {
    return sha256;
  }

  /** Limits that do not add up: 0 when every reservation is posted, released or pending. */
  int ledgerFaults() {
    return ledger.ledger().reconcile();
  }

  @Override
  public void close() throws IOException {
    csv.close();
    ledger.close();
  }

  /** Funders whose applications are counted. */
  private record CountedFunders(FunderPort funders, FunderTally tally) implements FunderPort {
    @Override
    public void apply(Attempt attempt) {
      tally.asked(attempt);
      funders.apply(attempt);
    }

    @Override
    public void disburse(Attempt attempt, long amountMinor) {
      funders.disburse(attempt, amountMinor);
    }

    @Override
    public void query(Attempt attempt) {
      tally.queried(attempt);
      funders.query(attempt);
    }

    @Override
    public void cancel(Attempt attempt) {
      funders.cancel(attempt);
    }
  }
}
