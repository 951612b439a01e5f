package io.verdict.engine.artifact;

import io.verdict.engine.artifact.ArtifactException.Code;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The sealed outside of an artifact: header, section table, checksums, content hash, signature.
 *
 * <p>Layout, little-endian ({@code docs/artifact-format.md}): the content is the head (offset 0 to
 * 55), the section table and the sections; its SHA-256 stands in the seal (offset 56 to 103), which
 * a signature changes and the hash therefore leaves out. Everything in the seal is checked against
 * the bytes, so that no bit of the file can change unseen.
 */
final class Envelope {
  static final int FORMAT_VERSION = 3;
  static final int DIGEST_BYTES = 32;
  static final int TABLE = 104;

  private static final byte[] MAGIC = {(byte) 0x89, 'V', 'D', 'A', '\r', '\n', 0x1A, '\n'};
  private static final int VERSION = 8;
  private static final int SECTION_COUNT = 12;
  private static final int CONTENT_LENGTH = 16;
  private static final int SCHEMA_HASH = 24;
  private static final int SEAL = 56;
  private static final int TOTAL_LENGTH = 56;
  private static final int SIGNATURE_LENGTH = 64;
  private static final int SIGNATURE_CRC = 68;
  private static final int CONTENT_HASH = 72;
  private static final int ENTRY_BYTES = 24;
  private static final Section[] SECTIONS = Section.values();
  private static final int FIRST_SECTION = TABLE + SECTIONS.length * ENTRY_BYTES;

  private final byte[] bytes;
  private final ByteBuffer header;
  private final int[] starts = new int[SECTIONS.length + 1];

  private Envelope(byte[] bytes) {
    this.bytes = bytes;
    this.header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Seals sections into the bytes of an unsigned artifact. */
  static byte[] seal(Map<Section, byte[]> sections, byte[] schemaHash, ArtifactLimits limits) {
    long length = FIRST_SECTION;
    for (Section section : SECTIONS) {
      length += sections.get(section).length;
    }
    requireSize(length, limits);
    ByteBuffer out = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putInt(FORMAT_VERSION).putInt(SECTIONS.length).putLong(length).put(schemaHash);
    out.putLong(TOTAL_LENGTH, length);
    int offset = FIRST_SECTION;
    for (Section section : SECTIONS) {
      byte[] payload = sections.get(section);
      int entry = TABLE + section.ordinal() * ENTRY_BYTES;
      out.putInt(entry, section.id()).putInt(entry + 4, crc(payload, 0, payload.length));
      out.putLong(entry + 8, offset).putLong(entry + 16, payload.length);
      out.put(offset, payload);
      offset += payload.length;
    }
    byte[] sealed = out.array();
    out.put(CONTENT_HASH, digest(sealed, sealed.length));
    return sealed;
  }

  /** The same artifact with a signature in place of the one that it has, if any. */
  byte[] withSignature(byte[] signature, ArtifactLimits limits) {
    int content = contentLength();
    requireSize((long) content + signature.length, limits);
    byte[] signed = Arrays.copyOf(bytes, content + signature.length);
    ByteBuffer out = ByteBuffer.wrap(signed).order(ByteOrder.LITTLE_ENDIAN);
    out.put(content, signature);
    out.putLong(TOTAL_LENGTH, signed.length).putInt(SIGNATURE_LENGTH, signature.length);
    out.putInt(SIGNATURE_CRC, crc(signature, 0, signature.length));
    return signed;
  }

  /**
   * Verifies that bytes are one whole, undamaged artifact; what its sections say is not looked at.
   *
   * @throws ArtifactException if they are not
   */
  static Envelope open(byte[] bytes, ArtifactLimits limits) {
    requireSize(bytes.length, limits);
    Envelope envelope = new Envelope(bytes);
    envelope.verifyHead();
    envelope.verifyTable();
    envelope.verifyChecksums();
    return envelope;
  }

  private void verifyHead() {
    int shared = Math.min(MAGIC.length, bytes.length);
    if (!Arrays.equals(bytes, 0, shared, MAGIC, 0, shared)) {
      throw fault(Code.BAD_MAGIC, 0, "this is not a Verdict artifact");
    }
    if (bytes.length < FIRST_SECTION) {
      throw fault(Code.TRUNCATED, bytes.length, "the header takes " + FIRST_SECTION + " bytes");
    }
    int version = header.getInt(VERSION);
    if (version != FORMAT_VERSION) {
      throw fault(
          Code.VERSION,
          VERSION,
          "format version "
              + Integer.toUnsignedString(version)
              + ", this release reads "
              + FORMAT_VERSION
              + "; compile the policy again");
    }
    long stated = header.getLong(TOTAL_LENGTH);
    if (stated != bytes.length) {
      Code code = Long.compareUnsigned(stated, bytes.length) > 0 ? Code.TRUNCATED : Code.LENGTH;
      throw fault(
          code, TOTAL_LENGTH, Long.toUnsignedString(stated) + " bytes stated, not " + bytes.length);
    }
  }

  private void verifyTable() {
    if (header.getInt(SECTION_COUNT) != SECTIONS.length) {
      throw fault(
          Code.MALFORMED, SECTION_COUNT, "the file has not " + SECTIONS.length + " sections");
    }
    long content = header.getLong(CONTENT_LENGTH);
    long signature = Integer.toUnsignedLong(header.getInt(SIGNATURE_LENGTH));
    if (content != bytes.length - signature) {
      throw fault(Code.MALFORMED, CONTENT_LENGTH, "content and signature do not fill the file");
    }
    long offset = FIRST_SECTION;
    for (Section section : SECTIONS) {
      int entry = TABLE + section.ordinal() * ENTRY_BYTES;
      long length = header.getLong(entry + 16);
      boolean fits = length >= 0 && length <= content - offset;
      if (header.getInt(entry) != section.id() || header.getLong(entry + 8) != offset || !fits) {
        throw fault(Code.MALFORMED, entry, "the table entry of section " + section.label());
      }
      starts[section.ordinal()] = (int) offset;
      offset += length;
    }
    starts[SECTIONS.length] = (int) offset;
    if (offset != content) {
      throw fault(Code.MALFORMED, (int) offset, "bytes stand between sections and signature");
    }
  }

  private void verifyChecksums() {
    for (Section section : SECTIONS) {
      int stated = header.getInt(TABLE + section.ordinal() * ENTRY_BYTES + 4);
      if (stated != crc(bytes, start(section), end(section) - start(section))) {
        throw fault(Code.CHECKSUM, start(section), "section " + section.label() + " is damaged");
      }
    }
    int content = contentLength();
    if (header.getInt(SIGNATURE_CRC) != crc(bytes, content, bytes.length - content)) {
      throw fault(Code.CHECKSUM, content, "the signature is damaged");
    }
    if (!Arrays.equals(contentDigest(), digest(bytes, content))) {
      throw fault(Code.HASH, CONTENT_HASH, "the content is not the one that was sealed");
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int start(Section section) {
    return starts[section.ordinal()];
  }

  int end(Section section) {
    return starts[section.ordinal() + 1];
  }

  byte[] schemaDigest() {
    return Arrays.copyOfRange(bytes, SCHEMA_HASH, SCHEMA_HASH + DIGEST_BYTES);
  }

  byte[] contentDigest() {
    return Arrays.copyOfRange(bytes, CONTENT_HASH, CONTENT_HASH + DIGEST_BYTES);
  }

  /** The signature block; empty when unsigned. */
  byte[] signature() {
    return Arrays.copyOfRange(bytes, contentLength(), bytes.length);
  }

  private int contentLength() {
    return starts[SECTIONS.length];
  }

  private static byte[] digest(byte[] bytes, int contentLength) {
    return Sha256.of(
        ByteBuffer.wrap(bytes, 0, SEAL), ByteBuffer.wrap(bytes, TABLE, contentLength - TABLE));
  }

  private static int crc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  static void requireSize(long size, ArtifactLimits limits) {
    long maximum = Math.min(limits.maximum(ArtifactLimit.BYTES), Integer.MAX_VALUE - 8);
    if (size > maximum) {
      throw new ArtifactException(
          Code.LIMIT, "an artifact of " + size + " bytes, at most " + maximum);
    }
  }

  private static ArtifactException fault(Code code, int offset, String message) {
    return new ArtifactException(code, "header, offset " + offset + ": " + message);
  }
}
