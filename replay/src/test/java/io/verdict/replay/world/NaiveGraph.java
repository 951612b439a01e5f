package io.verdict.replay.world;

import io.verdict.replay.world.file.Column;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is linked with whom within 30 days by device, phone, contact, card or private Wi-Fi. */
final class NaiveGraph {
  private static final long SPAN = 30 * NaiveWindow.DAY;
  private static final int LIMIT = 400;
  private final History history;
  private final List<List<String>> entities = new ArrayList<>();
  private final Map<String, ArrayDeque<Integer>> users = new HashMap<>();

  /** People of the component, how many are confirmed, and how the neighbourhood looks. */
  record View(int size, int fraud, boolean touch, boolean hop1, double hop2Share, int newIn24h) {}

  NaiveGraph(History history) {
    this.history = history;
  }

  View add(int row) {
    long now = history.seconds(row);
    entities.add(entitiesOf(row));
    for (String entity : entities(row)) {
      ArrayDeque<Integer> queue = users.computeIfAbsent(entity, key -> new ArrayDeque<>());
      while (!queue.isEmpty() && history.seconds(queue.peekFirst()) <= now - SPAN) {
        queue.removeFirst();
      }
      queue.addLast(row);
    }
    return view(row, now);
  }

  private View view(int start, long now) {
    Map<Integer, Integer> depth = new HashMap<>();
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
    depth.put(start, 0);
    while (!open.isEmpty() && depth.size() < LIMIT) {
      int row = open.removeFirst();
      for (String entity : entities(row)) {
        for (int other : users.get(entity)) {
          if (history.seconds(other) > now - SPAN
              && depth.putIfAbsent(other, depth.get(row) + 1) == null) {
            open.addLast(other);
          }
        }
      }
    }
    return summarise(start, now, depth);
  }

  private View summarise(int start, long now, Map<Integer, Integer> depth) {
    String self = history.text(start, Column.ID_NO);
    Map<String, Long> firstSeen = new HashMap<>();
    Set<String> fraud = new HashSet<>();
    Set<String> near = new HashSet<>();
    Set<String> nearFraud = new HashSet<>();
    boolean hop1 = false;
    int listed = listedPhones(start);
    for (Map.Entry<Integer, Integer> entry : depth.entrySet()) {
      int row = entry.getKey();
      String id = history.text(row, Column.ID_NO);
      firstSeen.merge(id, history.seconds(row), Math::min);
      boolean confirmed = isConfirmed(row);
      if (confirmed) {
        fraud.add(id);
        hop1 |= !id.equals(self) && isCloselyLinked(start, row);
      }
      if (entry.getValue() <= 2 && !id.equals(self)) {
        near.add(id);
        if (confirmed) {
          nearFraud.add(id);
        }
      }
    }
    int recent = 0;
    for (long time : firstSeen.values()) {
      recent += time > now - NaiveWindow.DAY ? 1 : 0;
    }
    double share = (nearFraud.size() + listed) / Math.max(1.0, near.size() + listed);
    int gained = firstSeen.size() > 1 ? recent : 0;
    return new View(firstSeen.size(), fraud.size(), listed > 0, hop1, share, gained);
  }

  private boolean isConfirmed(int row) {
    return history.listed(row, "fraud_id", history.text(row, Column.ID_NO))
        || history.yes(row, Column.EXT_CONSORTIUM_FRAUD);
  }

  /** Linked by more than a wireless network. */
  private boolean isCloselyLinked(int row, int other) {
    List<String> own = entities(row);
    for (String entity : entities(other)) {
      if (!entity.startsWith("w") && own.contains(entity)) {
        return true;
      }
    }
    return false;
  }

  /** Listed phones that the applicant names: each is a confirmed fraudster one hop away. */
  private int listedPhones(int row) {
    int listed = 0;
    for (Column column : List.of(Column.CONTACT_PHONE1, Column.CONTACT_PHONE2)) {
      listed += history.listed(row, "fraud_phone", history.text(row, column)) ? 1 : 0;
    }
    return listed;
  }

  private List<String> entities(int row) {
    return entities.get(row);
  }

  private List<String> entitiesOf(int row) {
    List<String> entities = new ArrayList<>();
    for (Column column :
        List.of(
            Column.ID_NO,
            Column.DEVICE_ID,
            Column.PHONE_NO,
            Column.CARD_NO,
            Column.CONTACT_PHONE1,
            Column.CONTACT_PHONE2)) {
      if (history.has(row, column)) {
        entities.add(history.text(row, column));
      }
    }
    String wifi = history.text(row, Column.WIFI_BSSID);
    if (!wifi.isEmpty() && !history.listed(row, "venues", wifi)) {
      entities.add(wifi);
    }
    return entities;
  }
}
