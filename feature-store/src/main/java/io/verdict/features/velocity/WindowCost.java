package io.verdict.features.velocity;

import io.verdict.engine.artifact.EventModel;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.WindowModel;
import io.verdict.engine.artifact.WindowOp;
import java.util.ArrayList;
import java.util.List;

/**
 * What a window costs and how it is cut, as a check of a policy prints it.
 *
 * @param window its name
 * @param stream its event and entity field
 * @param hopMillis width of its tiles; 1 when it is exact to the millisecond
 * @param overcoverageMillionths greatest part of its length by which it may cover more, millionths
 * @param eventBytes bytes that it adds to each raw event of its stream, shared arguments counted
 *     each time
 * @param largeBytes bytes that it adds to a large entity
 */
public record WindowCost(
    String window,
    String stream,
    long hopMillis,
    long overcoverageMillionths,
    int eventBytes,
    int largeBytes) {
  private static final long MILLION = 1_000_000;

  /**
   * The costs of a stage's windows.
   *
   * @param stage the stage
   * @param options of the store that will serve it
   */
  public static List<WindowCost> of(StageModel stage, StoreOptions options) {
    List<WindowCost> costs = new ArrayList<>();
    for (WindowModel window : stage.windows()) {
      EventModel event = stage.events().get(window.event());
      long hop = HopLadder.hopMillis(window.durationMillis(), window.isExact());
      boolean isColumn = window.op() != WindowOp.COUNT && window.op() != WindowOp.SINCE;
      costs.add(
          new WindowCost(
              stage.schema().field(window.slot()).name(),
              event.name() + " by " + event.fields().field(window.entityField()).name(),
              hop,
              window.isExact() ? 0 : hop * MILLION / window.durationMillis(),
              isColumn ? Long.BYTES : 0,
              largeBytes(window, hop, options)));
    }
    return costs;
  }

  private static int largeBytes(WindowModel window, long hop, StoreOptions options) {
    if (window.op() == WindowOp.DISTINCT) {
      return StreamLayout.RING_PREFIX_BYTES + LatestValues.SLOTS * StreamLayout.TILE_BYTES;
    }
    if (hop == 1) {
      return 0;
    }
    long slack = HopLadder.slackMillis(hop, options.slackMillis());
    int tiles = HopLadder.tiles(window.durationMillis(), slack, hop);
    boolean hasTotal = Aggregate.of(window.op()).hasTotal() && window.durationMillis() % hop == 0;
    int total = hasTotal ? StreamLayout.RING_PREFIX_BYTES + StreamLayout.TILE_BYTES : 0;
    return StreamLayout.RING_PREFIX_BYTES + tiles * StreamLayout.TILE_BYTES + total;
  }
}
