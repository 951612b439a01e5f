/**
 * Sliding windows by entity in an off-heap slab: one writer, readers under a sequence lock.
 *
 * <pre>{@code
 * try (SlabFeatureStore store = SlabFeatureStore.open(StoreOptions.defaults())) {
 *   SlabFeatures features = store.bind(stages, layout);
 *   features.join(record, asOfMillis);
 *   features.apply(record, asOfMillis, eventId);
 * }
 * }</pre>
 */
package io.verdict.features.velocity;
