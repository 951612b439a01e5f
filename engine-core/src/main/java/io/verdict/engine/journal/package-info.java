/**
 * An append-only, checksummed log of opaque records that survives the death of its process. The
 * writer appends bytes with a type and gets a sequence number; readers, also in other processes,
 * follow it record by record. Needs no JVM flag: {@code java.nio} and {@code VarHandle} alone.
 *
 * <pre>{@code
 * try (Journal journal = Journal.open(directory, JournalOptions.of(Durability.GROUP))) {
 *   long sequence = journal.append(DECISION, bytes, 0, length);
 *   journal.awaitDurable(sequence, timeoutNanos);
 * }
 * try (JournalReader reader = JournalReader.open(directory, 1)) {
 *   while (reader.next()) {
 *     replay(reader.type(), reader.payload());
 *   }
 * }
 * }</pre>
 */
package io.verdict.engine.journal;
