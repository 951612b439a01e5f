package io.verdict.engine.artifact;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The sections of a real artifact, to be changed and sealed again with right checksums. */
final class Resealed {
  private final Map<Section, byte[]> payloads = new EnumMap<>(Section.class);
  private final byte[] schemaDigest;

  Resealed(byte[] sealed) {
    Envelope envelope = Envelope.open(sealed, ArtifactLimits.DEFAULT);
    for (Section section : Section.values()) {
      payloads.put(
          section, Arrays.copyOfRange(sealed, envelope.start(section), envelope.end(section)));
    }
    schemaDigest = envelope.schemaDigest();
  }

  byte[] payload(Section section) {
    return payloads.get(section).clone();
  }

  /** The artifact with one section changed. */
  byte[] with(Section section, byte[] payload) {
    Map<Section, byte[]> changed = new EnumMap<>(payloads);
    changed.put(section, payload);
    return Envelope.seal(changed, schemaDigest, ArtifactLimits.DEFAULT);
  }

  /** The artifact with another schema hash in its header. */
  byte[] withSchemaDigest(byte[] digest) {
    return Envelope.seal(payloads, digest, ArtifactLimits.DEFAULT);
  }
}
