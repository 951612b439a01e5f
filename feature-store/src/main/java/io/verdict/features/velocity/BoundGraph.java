package io.verdict.features.velocity;

import io.verdict.features.list.ListSlot;

/**
 * A graph bound to the slots of a record and to the streams that hold its edges: the events by node
 * carry the folds of the link keys, the events by each link key carry the fold of the node.
 *
 * @param nodeSlot the record's slot of the node's key
 * @param nodes events by node
 * @param linkColumns in these, the column of each link
 * @param linkSlots the record's slot of each link's key
 * @param links events by each link
 * @param nodeColumns in these, the column of the node
 * @param labels events that label a node
 * @param excepted keys that join nobody, or null when the graph excepts none
 * @param withinMillis how long an event counts
 * @param knownSinceMillis time from which the streams know what the graph needs
 * @param slots slot of each measure by its ordinal; -1 for those that nobody reads
 */
@SuppressWarnings("ArrayRecordComponent") // bound once, read in loops, never compared
record BoundGraph(
    int nodeSlot,
    Stream nodes,
    int[] linkColumns,
    int[] linkSlots,
    Stream[] links,
    int[] nodeColumns,
    Stream labels,
    ListSlot excepted,
    long withinMillis,
    long knownSinceMillis,
    int[] slots) {}
