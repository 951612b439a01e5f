package io.verdict.engine.service;

import io.verdict.engine.record.Record;

/** Puts a host's data into a record. */
@FunctionalInterface
public interface RecordFiller {
  /** Fills the fields that the host has; called once, on the calling thread. */
  void fill(Record record);
}
