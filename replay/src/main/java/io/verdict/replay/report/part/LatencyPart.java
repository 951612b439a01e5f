package io.verdict.replay.report.part;

import io.verdict.replay.report.model.Axis;
import io.verdict.replay.report.model.Block;
import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.Column;
import io.verdict.replay.report.model.Frame;
import io.verdict.replay.report.model.Ink;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.report.model.Numbers;
import io.verdict.replay.report.model.Part;
import io.verdict.replay.report.model.Plot;
import io.verdict.replay.report.model.Section;
import io.verdict.replay.report.model.Table;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.model.Texts;
import io.verdict.replay.stats.LatencySummary;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the decision times.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the section.
 */
public final class LatencyPart {

  private LatencyPart() {}

  /**
   * Something that was timed.
   *
   * @param name for example "all stages of one application"
   * @param summary its latencies
   */
  public record Timed(Text name, LatencySummary summary) {}

  /**
   * Builds the section; times differ from run to run, unlike everything else in the report.
   *
   * @param timed the first is drawn
   */
  public static Section section(List<Timed> timed) {
    if (timed.isEmpty() || timed.get(0).summary().count() == 0) {
      return Section.unavailable(Part.LATENCY, Texts.of("latency.none"));
    }
    return Section.of(
        Part.LATENCY,
        Texts.of("latency.lead"),
        List.of(Block.of(plot(timed.get(0))), Block.of(table(timed))));
  }

  /** The time from order to end, on the clock of the replay: funders' answers and their waits. */
  public static Block orders(LatencySummary summary) {
    Timed timed = new Timed(Texts.of("latency.order"), summary);
    Frame frame =
        Frame.wide(
            "matching-latency",
            Texts.of("latency.plot", timed.name()),
            Texts.of("latency.order.note", Numbers.count(summary.count())));
    return Block.of(plot(timed, frame));
  }

  private static Plot plot(Timed timed) {
    return plot(
        timed,
        Frame.wide(
            "latency-histogram",
            Texts.of("latency.plot", timed.name()),
            Texts.of("latency.plot.note", Numbers.count(timed.summary().count()))));
  }

  private static Plot plot(Timed timed, Frame frame) {
    LatencySummary summary = timed.summary();
    List<Double> edges = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (LatencySummary.Bucket bucket : summary.buckets()) {
      edges.add(bucket.lowNanos());
      shares.add((double) bucket.count() / summary.count());
    }
    edges.add(summary.buckets().get(summary.buckets().size() - 1).highNanos());
    return new Plot.Histogram(
        frame,
        Axis.log(Texts.of("latency.axis"), NumberStyle.DURATION),
        Axis.fromZero(Texts.of("share"), NumberStyle.PERCENT_1),
        edges,
        List.of(new Plot.Series(timed.name(), Ink.BLUE, shares)),
        List.of(
            reference("p50 ", summary.p50Nanos()),
            reference("p99 ", summary.p99Nanos()),
            reference("p99.9 ", summary.p999Nanos())));
  }

  private static Plot.Reference reference(String name, long nanos) {
    return new Plot.Reference(
        (double) nanos, true, Text.of(name + NumberStyle.DURATION.format((double) nanos)));
  }

  private static Cell time(long nanos) {
    return Cell.number((double) nanos, NumberStyle.DURATION);
  }

  private static Table table(List<Timed> timed) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Timed one : timed) {
      LatencySummary summary = one.summary();
      rows.add(
          List.of(
              Cell.of(one.name()),
              Cell.count(summary.count()),
              Cell.number(summary.meanNanos(), NumberStyle.DURATION),
              time(summary.p50Nanos()),
              time(summary.p90Nanos()),
              time(summary.p99Nanos()),
              time(summary.p999Nanos()),
              time(summary.maxNanos())));
    }
    return new Table(
        "latency-table",
        Text.EMPTY,
        List.of(
            Column.text(Texts.of("latency.what")),
            Column.number(Texts.of("plot.n")),
            Column.number(Texts.of("latency.mean")),
            Column.number(Text.of("p50")),
            Column.number(Text.of("p90")),
            Column.number(Text.of("p99")),
            Column.number(Text.of("p99.9")),
            Column.number(Texts.of("latency.max"))),
        rows);
  }
}
