package io.verdict.replay.world.file;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The members of the lender's lists and the day from which each is known.
 *
 * <p><b>Thread safety:</b> confined to one thread; {@link #addAll} joins the books of several.
 */
public final class ListBook {
  /** A list; its file is the name in lower case. */
  public enum Name {
    /** Devices of confirmed fraudsters. */
    FRAUD_DEVICE(Column.DEVICE_ID),
    /** Phones of confirmed fraudsters. */
    FRAUD_PHONE(Column.PHONE_NO),
    /** Identities of confirmed fraudsters. */
    FRAUD_ID(Column.ID_NO),
    /** Network addresses of confirmed fraudsters. */
    FRAUD_IP(Column.IP_ADDR),
    /** Wireless points of places where many people come and go. */
    VENUES(Column.WIFI_BSSID);

    private final Column column;

    Name(Column column) {
      this.column = column;
    }

    /** Name of the file, for example {@code fraud_device.csv}. */
    public String file() {
      return name().toLowerCase(Locale.ROOT) + ".csv";
    }
  }

  private final Map<Name, TreeMap<Long, Long>> members = new EnumMap<>(Name.class);

  /** Adds a member known since a day; the earliest day counts. */
  public void add(Name list, long key, long sinceEpochDay) {
    members.computeIfAbsent(list, x -> new TreeMap<>()).merge(key, sinceEpochDay, Math::min);
  }

  /** Adds all members of another book. */
  public void addAll(ListBook other) {
    other.members.forEach((list, keys) -> keys.forEach((key, since) -> add(list, key, since)));
  }

  /** Number of members of a list. */
  public int count(Name list) {
    TreeMap<Long, Long> keys = members.get(list);
    return keys == null ? 0 : keys.size();
  }

  /** Appends the list as CSV with the columns {@code value,since}, ordered by value. */
  public void write(Name list, AsciiText text) throws IOException {
    text.add("value,since\n");
    for (Map.Entry<Long, Long> member : members.getOrDefault(list, new TreeMap<>()).entrySet()) {
      long key = member.getKey();
      if (list == Name.FRAUD_IP) {
        text.addNet24(key).add('.').add(key & 0xff);
      } else {
        text.add(RowWriter.prefix(list.column)).addHex(key);
      }
      text.add(',').addDate(member.getValue()).add('\n');
    }
  }
}
