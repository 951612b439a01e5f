package io.verdict.benchmarks.features;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.PeerSet;
import java.util.List;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.HTreeMap;
import org.mapdb.Serializer;

/** Stores of bytes for W5. */
public final class WindowPeers implements PeerSet<Integer> {
  private static final byte[] NOTHING = new byte[0];

  @Override
  public String workload() {
    return "W5";
  }

  @Override
  public List<Entrant> entrants(String size) {
    return List.of(
        Entrant.peer("RocksDB", "RocksDB 11.8.1 (Apache-2.0)"),
        Entrant.peer("MapDB", "MapDB 3.1.0 (Apache-2.0)").inFullRuns());
  }

  @Override
  public Contender open(Integer devices, String name) {
    return new WindowContender(
        devices, name.equals("RocksDB") ? new RocksWindows() : new OffHeap());
  }

  /** MapDB off the heap. */
  private static final class OffHeap implements WindowStore {
    private final DB db = DBMaker.memoryDirectDB().make();
    private final HTreeMap<Long, byte[]> map =
        db.hashMap("windows", Serializer.LONG, Serializer.BYTE_ARRAY).create();

    @Override
    public void read(EventStream event, long[] values) {
      PackedEvents.fold(map.getOrDefault(event.device, NOTHING), event.timeMillis, values);
    }

    @Override
    public void add(EventStream event) {
      map.put(event.device, PackedEvents.with(map.getOrDefault(event.device, NOTHING), event));
    }

    @Override
    public void close() {
      db.close();
    }
  }
}
