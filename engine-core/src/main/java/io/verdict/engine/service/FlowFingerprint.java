package io.verdict.engine.service;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Flow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over the stage models of a flow, so that a journal says what it was decided under. */
final class FlowFingerprint {
  private FlowFingerprint() {}

  static byte[] of(Flow flow) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (StageModel model : flow.models()) {
        sha.update(model.toString().getBytes(StandardCharsets.UTF_8));
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
