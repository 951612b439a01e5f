/** Entities, sliding windows, lists and point-in-time state, off the heap. */
package io.verdict.features;
