package io.verdict.engine.service;

import io.verdict.engine.flow.Engine;
import io.verdict.engine.journal.JournalReader;
import io.verdict.engine.live.Engines;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.Record;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a service to where its journal ends: every application's latest step, every event that the
 * feature source may have missed, every erasure that a restored file of keys may have undone.
 */
final class Restoration {
  private final Engines engines;
  private final ServiceJournal place;
  private final FactDesk facts;
  private final Map<String, Entry> entries;

  Restoration(Engines engines, ServiceJournal place, FactDesk facts, Map<String, Entry> entries) {
    this.engines = engines;
    this.place = place;
    this.facts = facts;
    this.entries = entries;
  }

  void run() {
    try (JournalReader reader = JournalReader.openOldest(place.folder())) {
      while (reader.next()) {
        switch (reader.type()) {
          case DecisionRecord.TYPE -> step(reader);
          case FactRecord.TYPE -> fact(FactRecord.read(reader.payload(), place.keys()));
          case ErasureRecord.TYPE -> erasure(ErasureRecord.read(reader.payload()));
          default -> {
            // a shadow's answer, or what the host keeps in the same journal
          }
        }
      }
    }
  }

  private void step(JournalReader reader) {
    Step step = DecisionRecord.read(reader.payload(), place.keys());
    String id = step.answer().applicationId();
    Entry entry = entries.computeIfAbsent(id, unknown -> new Entry());
    boolean isFirst = entry.step() == null;
    entry.put(step, reader.sequence());
    if (!isFirst || step.body().isErased() || step.isAssessment()) {
      return;
    }
    Optional<Engine> engine = engines.pinned(step.pin().artifacts());
    if (engine.isPresent() && engine.get().features() != null) {
      Record record = engine.get().flow().layout().newRecord();
      step.body().fill(record);
      facts.application(engine.get(), id, record);
    }
  }

  private void fact(FactRecord fact) {
    Engine engine = current(fact.applicant());
    if (fact.fields() == null || engine == null || engine.features() == null) {
      return;
    }
    engine
        .features()
        .factLayout(fact.kind())
        .ifPresent(
            layout -> {
              Record fields = layout.newRecord();
              fact.fill(fields);
              facts.fact(engine, fact, fields);
            });
  }

  private Engine current(Applicant applicant) {
    try {
      return engines.choose(Engines.BASE, applicant).engine();
    } catch (IllegalStateException nothingInForce) {
      return null;
    }
  }

  private void erasure(ErasureRecord erasure) {
    place
        .keys()
        .filter(keys -> keys.find(erasure.applicant()).isPresent())
        .ifPresent(keys -> keys.erase(erasure.applicant()));
    for (Entry entry : entries.values()) {
      entry.erase(erasure.applicant());
    }
  }
}
