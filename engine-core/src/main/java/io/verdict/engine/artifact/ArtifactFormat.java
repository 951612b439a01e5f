package io.verdict.engine.artifact;

import io.verdict.engine.artifact.ArtifactException.Code;
import io.verdict.engine.schema.Schema;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Seals a stage's model into bytes and reads it back from bytes that nobody vouches for.
 *
 * <p>The same model gives the same bytes on every machine. Reading verifies all of it before a
 * model is handed out: lengths, checksums, content hash, limits, every position, operand and
 * interval, who computes each slot and that none computes itself. Whatever the bytes are, it
 * returns a model that a program can be linked from or throws an {@link ArtifactException}. The
 * layout stands in {@code docs/artifact-format.md}.
 *
 * <p><b>Thread safety</b>: stateless. <b>Allocation</b>: bounded by {@link ArtifactLimits}.
 */
public final class ArtifactFormat {
  private ArtifactFormat() {}

  /**
   * Seals a model, unsigned, under the default limits.
   *
   * @throws ArtifactException when the model breaks a limit or makes no sense
   */
  public static byte[] write(StageModel model) {
    return write(model, ArtifactLimits.DEFAULT);
  }

  /** Seals a model, unsigned, under stated limits. */
  public static byte[] write(StageModel model, ArtifactLimits limits) {
    return Envelope.seal(
        ModelSections.write(model, limits), SchemaCodec.digest(model.schema()), limits);
  }

  /**
   * Verifies and reads an artifact under the default limits; its signature, if any, is the matter
   * of {@link ArtifactSigner#verify}.
   *
   * @param bytes the whole artifact; must not change meanwhile
   * @throws ArtifactException when the bytes are not an artifact that may be loaded
   */
  public static Artifact read(byte[] bytes) {
    return read(bytes, ArtifactLimits.DEFAULT);
  }

  /** Verifies and reads an artifact under stated limits. */
  public static Artifact read(byte[] bytes, ArtifactLimits limits) {
    Envelope envelope = Envelope.open(bytes, limits);
    StageModel model = ModelSections.read(envelope, limits);
    byte[] schemaDigest = SchemaCodec.digest(model.schema());
    if (!Arrays.equals(schemaDigest, envelope.schemaDigest())) {
      throw new ArtifactException(
          Code.SCHEMA, "header, offset 24: the schema hash is not that of section schema");
    }
    return new Artifact(model, hex(envelope.contentDigest()), hex(schemaDigest));
  }

  /**
   * Verifies and reads an artifact from a buffer, heap or direct, whose position stays.
   *
   * @param buffer the whole artifact from position to limit; copied first, so that a mapped file
   *     cannot change between check and use
   */
  public static Artifact read(ByteBuffer buffer) {
    Envelope.requireSize(buffer.remaining(), ArtifactLimits.DEFAULT);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return read(bytes);
  }

  /**
   * Verifies the seal of an artifact without reading its model: lengths, checksums, hash.
   *
   * @return the content hash, as {@link Artifact#contentHash()} has it
   * @throws ArtifactException when the bytes are not one whole, undamaged artifact
   */
  public static String contentHash(byte[] bytes) {
    return hex(Envelope.open(bytes, ArtifactLimits.DEFAULT).contentDigest());
  }

  /** The hash of a schema, as {@link Artifact#schemaHash()} has it. */
  public static String schemaHash(Schema schema) {
    return hex(SchemaCodec.digest(schema));
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
