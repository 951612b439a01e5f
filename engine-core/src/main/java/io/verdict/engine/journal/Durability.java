package io.verdict.engine.journal;

/** What has happened to a record when {@link Journal#append} returns its sequence number. */
public enum Durability {

  /**
   * The record is in the operating system's page cache: it survives {@code kill -9} of the process,
   * and is lost in a power failure unless the system wrote it out before (some 30 s). Full segments
   * are forced in the background.
   */
  PROCESS,

  /**
   * As {@link #PROCESS}, and a background thread forces everything appended every few milliseconds
   * ({@link JournalOptions#groupMillis}). {@link Journal#durableSequence} tells how far; {@link
   * Journal#awaitDurable} waits for one record.
   */
  GROUP,

  /**
   * The record was forced to the device. Appenders that wait at the same time share one force, so
   * throughput grows with their number.
   */
  SYNC
}
