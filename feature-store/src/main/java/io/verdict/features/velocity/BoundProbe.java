package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import io.verdict.features.FeatureStatus;
import io.verdict.features.list.ListSlot;
import io.verdict.features.list.MemberList;
import io.verdict.features.list.Symbols;

/**
 * A list probe bound to the slots of a record.
 *
 * @param slot the BOOL slot written
 * @param keySlot the KEY or CODE slot probed
 * @param kind which of the two
 * @param list the place of the list, whose content may be swapped at any time
 */
record BoundProbe(int slot, int keySlot, Kind kind, ListSlot list) {
  FeatureStatus join(Record record) {
    MemberList members = list.current();
    boolean isKnown = kind == Kind.KEY || record.text(keySlot) != null;
    if (members == null || !record.isPresent(keySlot) || !isKnown) {
      record.setMissing(slot);
      return FeatureStatus.UNAVAILABLE;
    }
    boolean isMember =
        kind == Kind.KEY
            ? members.contains(record.keyHigh(keySlot), record.keyLow(keySlot))
            : members.contains(
                Symbols.high(record.text(keySlot)), Symbols.low(record.text(keySlot)));
    record.set(slot, isMember ? 1 : 0);
    return FeatureStatus.OK;
  }
}
