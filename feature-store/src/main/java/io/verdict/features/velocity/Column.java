package io.verdict.features.velocity;

import io.verdict.engine.schema.Field;

/**
 * A field of an event that is kept with each raw event of a stream.
 *
 * @param field the event's field
 * @param knownSinceMillis time from which events carry it
 */
record Column(Field field, long knownSinceMillis) {}
