package io.verdict.benchmarks.features;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.Workload;
import java.util.List;

/** W5: eight sliding windows of one key among many are read, and its event is added. */
public final class WindowContest implements Workload<Integer> {
  private static final String HEAP = "heap map";

  @Override
  public String id() {
    return "W5";
  }

  @Override
  public String title() {
    return "sliding windows, read and update";
  }

  @Override
  public String generator() {
    return "count over 1 h, 24 h, 7 d, 30 d, sum over 24 h and 30 d, distinct persons over 24 h and"
        + " 7 d, all exact to the millisecond, by device; sizes are devices, drawn"
        + " uniformly, three events each in thirty days at any time; `EventStream`, seed"
        + " 20261123. A call reads the eight values as of an event and then adds the event."
        + " The heap map is a ConcurrentHashMap of deques; stores of bytes read a device's"
        + " events, fold them, and write them back with the new one.";
  }

  @Override
  public List<String> sizes() {
    return List.of("10000", "100000", "1000000", "10000000");
  }

  @Override
  public List<String> quickSizes() {
    return List.of("100000");
  }

  @Override
  public List<Entrant> entrants(String size) {
    return List.of(Entrant.verdict(), Entrant.yardstick(HEAP));
  }

  @Override
  public Integer data(String size) {
    return Integer.valueOf(size);
  }

  @Override
  public String reference() {
    return HEAP;
  }

  @Override
  public int compared(Integer devices) {
    return 20_000;
  }

  @Override
  public Contender open(Integer devices, String name) {
    return new WindowContender(
        devices, name.equals(HEAP) ? new HeapStore() : new SlabWindows(devices));
  }

  private static final class HeapStore implements WindowStore {
    private final HeapWindows windows = new HeapWindows();

    @Override
    public void read(EventStream event, long[] values) {
      windows.read(event.device, event.timeMillis, values);
    }

    @Override
    public void add(EventStream event) {
      windows.apply(event.device, event.person, event.amount, event.timeMillis);
    }
  }
}
