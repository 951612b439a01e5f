package io.verdict.features.velocity;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.schema.Schema;

/**
 * A filter whose truth is kept as one bit with each raw event of a stream.
 *
 * @param text its canonical text; equal texts are one filter
 * @param where the filter
 * @param event the schema that the filter is over
 * @param knownSinceMillis time from which events carry its bit
 */
record Filter(String text, Condition where, Schema event, long knownSinceMillis) {}
