/**
 * Slow-moving facts about an entity (a bureau snapshot, a batch feature), each with the time at
 * which it became known.
 *
 * <pre>{@code
 * profile.set(layout.position("bureau.score"), 712, arrivedMillis);
 * store.put(keyHigh, keyLow, profile);
 * }</pre>
 */
package io.verdict.features.profile;
