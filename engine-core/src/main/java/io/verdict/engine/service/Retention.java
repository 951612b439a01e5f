package io.verdict.engine.service;

import io.verdict.engine.journal.JournalReader;
import java.util.Iterator;
import java.util.Map;

/**
 * What a service forgot.
 *
 * @param applications number of final answers forgotten
 * @param segments number of the journal's files removed
 */
public record Retention(int applications, int segments) {

  static Retention run(Map<String, Entry> entries, ServiceJournal place, long beforeMillis) {
    long needed = firstSince(place, beforeMillis);
    int forgotten = 0;
    for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
      Entry entry = all.next();
      synchronized (entry) {
        if (entry.isFinal() && entry.step().atMillis() < beforeMillis) {
          all.remove();
          forgotten++;
        } else if (entry.step() != null) {
          needed = Math.min(needed, entry.sequence());
        }
      }
    }
    return new Retention(forgotten, place.journal().deleteBefore(needed));
  }

  /** The journal's number of the first record from a time on, or the next number. */
  private static long firstSince(ServiceJournal place, long beforeMillis) {
    try (JournalReader reader = JournalReader.openOldest(place.folder())) {
      while (reader.next()) {
        if (timeOf(reader, place) >= beforeMillis) {
          return reader.sequence();
        }
      }
    }
    return place.journal().lastSequence() + 1;
  }

  private static long timeOf(JournalReader reader, ServiceJournal place) {
    return switch (reader.type()) {
      case DecisionRecord.TYPE -> DecisionRecord.read(reader.payload(), place.keys()).atMillis();
      case ShadowRecord.TYPE -> ShadowRecord.read(reader.payload()).atMillis();
      case FactRecord.TYPE -> FactRecord.read(reader.payload(), place.keys()).atMillis();
      case ErasureRecord.TYPE -> ErasureRecord.read(reader.payload()).atMillis();
      default -> Long.MIN_VALUE;
    };
  }
}
