package io.verdict.replay.history;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Where everything of a row stands; -1 for what the rows do not have. */
record RowBinding(
    int columnCount,
    List<BoundCell> cells,
    List<String> absentFields,
    int idIndex,
    int timeIndex,
    String timeColumn,
    Optional<String> timePattern,
    int badIndex,
    String badValue,
    List<Cut> cuts,
    List<BoundCell> segmentCells,
    ZoneId zone) {}
