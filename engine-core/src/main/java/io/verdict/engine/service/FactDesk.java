package io.verdict.engine.service;

import io.verdict.engine.flow.Engine;
import io.verdict.engine.flow.Session;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;

/**
 * Tells the feature source what happened: applications and later facts, one at a time. An event's
 * identity comes from the id, so that telling it again changes nothing.
 */
final class FactDesk {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Tells that the application in a record happened, where somebody listens. */
  synchronized void application(Engine engine, String id, Record record) {
    int slot = engine.flow().layout().schema().slotOf(Session.TIME_FIELD);
    if (engine.features() != null && slot >= 0 && record.isPresent(slot)) {
      engine.features().apply(record, record.value(slot), eventId(id));
    }
  }

  /**
   * A record of a kind of fact.
   *
   * @throws IllegalArgumentException if no stage declares such an event
   */
  static Record record(Engine engine, String kind) {
    Features features = engine.features();
    RecordLayout layout = features == null ? null : features.factLayout(kind).orElse(null);
    if (layout == null) {
      throw new IllegalArgumentException(
          "no stage declares an event " + kind + "\n  declare it in the policy that counts it");
    }
    return layout.newRecord();
  }

  /** Tells that a fact happened; whether it was new, in time and not too far in the future. */
  synchronized boolean fact(Engine engine, FactRecord fact, Record fields) {
    return engine.features().applyFact(fact.kind(), fields, fact.factMillis(), eventId(fact.id()));
  }

  /** FNV-1a over the id's characters, 64 bits, finished with a mix so that all bits count. */
  private static long eventId(String id) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }
}
