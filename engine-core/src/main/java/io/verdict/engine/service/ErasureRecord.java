package io.verdict.engine.service;

import io.verdict.engine.record.Applicant;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The journal record of an erasure: that it was done, when, and for whom by keyed hash.
 *
 * <p>Layout, big-endian: version u8 (1), applicant (two i64), time i64.
 */
record ErasureRecord(Applicant applicant, long atMillis) {
  static final int TYPE = 4;

  private static final byte VERSION = 1;

  void write(ByteBuffer out) {
    out.put(VERSION).putLong(applicant.high()).putLong(applicant.low()).putLong(atMillis);
  }

  static ErasureRecord read(ByteBuffer payload) {
    ByteBuffer in = payload.duplicate().order(ByteOrder.BIG_ENDIAN);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalStateException(
          "an erasure's record of version " + version + ": this Verdict reads " + VERSION);
    }
    return new ErasureRecord(new Applicant(in.getLong(), in.getLong()), in.getLong());
  }
}
