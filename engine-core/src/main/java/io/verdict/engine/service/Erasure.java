package io.verdict.engine.service;

/**
 * The proof of an erasure.
 *
 * @param keyDestroyed whether the person had a key that is destroyed now
 * @param applications number of applications whose personal values can no longer be read
 * @param journalSequence the journal's number of the record that says so
 * @param atMillis when
 */
public record Erasure(
    boolean keyDestroyed, int applications, long journalSequence, long atMillis) {}
