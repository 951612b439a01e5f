package io.verdict.engine.service;

import io.verdict.engine.flow.Flow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A flow's fingerprint: SHA-256 over the content hashes of its stages' artifacts in order. */
final class FlowPrint {
  static final int BYTES = 32;

  private FlowPrint() {}

  static byte[] of(Flow flow) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String hash : flow.hashes()) {
        sha.update(hash.getBytes(StandardCharsets.US_ASCII));
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
