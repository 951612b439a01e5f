package io.verdict.engine.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * How artifacts and names lie in a {@link SharedMap}: an artifact in pieces of 32 KiB, so that its
 * size needs no entry of its own making, the piece with number 0 led by the total size and written
 * last; a name under the hash of name and version.
 *
 * <p>Key: the first 12 bytes of the hash and the piece's number. What is read is verified against
 * the whole hash, so two artifacts that share 12 bytes would cost a read of the file, no more.
 */
final class ModelPieces {

  static final int PIECE_BYTES = 32 << 10;
  static final int MAX_VALUE_BYTES = PIECE_BYTES + Integer.BYTES;

  private static final int NAME_PIECE = -1;

  private ModelPieces() {}

  static int count(long artifactBytes) {
    return Math.max(1, (int) ((artifactBytes + PIECE_BYTES - 1) / PIECE_BYTES));
  }

  /** Stores an artifact; false when the map became full. */
  static boolean put(MapSource.Sink sink, String hash, ByteBuffer artifact) {
    ByteBuffer bytes = artifact.duplicate();
    int start = bytes.position();
    int total = bytes.remaining();
    for (int piece = count(total) - 1; piece >= 0; piece--) {
      int from = piece * PIECE_BYTES;
      int size = Math.min(PIECE_BYTES, total - from);
      int lead = piece == 0 ? Integer.BYTES : 0;
      byte[] value = new byte[lead + size];
      if (piece == 0) {
        ByteBuffer.wrap(value).putInt(total);
      }
      bytes.position(start + from).get(value, lead, size);
      if (!sink.put(high(hash), low(hash, piece), value)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the artifact if the map holds it whole, else null. */
  static ByteBuffer getOrNull(SharedMap map, String hash) {
    byte[] first = map.get(high(hash), low(hash, 0));
    if (first == null || first.length < Integer.BYTES) {
      return null;
    }
    int total = ByteBuffer.wrap(first).getInt();
    if (total < 0 || total > ModelStore.MAX_ARTIFACT_BYTES) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(total).put(first, Integer.BYTES, first.length - 4);
    for (int piece = 1; piece < count(total); piece++) {
      byte[] value = map.get(high(hash), low(hash, piece));
      if (value == null || value.length > bytes.remaining()) {
        return null;
      }
      bytes.put(value);
    }
    bytes.flip();
    boolean whole = bytes.remaining() == total && Sha256.of(bytes).equals(hash);
    return whole ? bytes.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN) : null;
  }

  static boolean putName(MapSource.Sink sink, ModelName named) {
    String key = nameKey(named.name(), named.version());
    String value = named.name() + " " + named.version() + " " + named.hash();
    return sink.put(high(key), low(key, NAME_PIECE), value.getBytes(StandardCharsets.US_ASCII));
  }

  static String hashOrNull(SharedMap map, String name, int version) {
    String key = nameKey(name, version);
    byte[] value = map.get(high(key), low(key, NAME_PIECE));
    String prefix = name + " " + version + " ";
    String text = value == null ? "" : new String(value, StandardCharsets.US_ASCII);
    return text.startsWith(prefix) ? text.substring(prefix.length()) : null;
  }

  private static String nameKey(String name, int version) {
    return Sha256.of(ByteBuffer.wrap((name + " " + version).getBytes(StandardCharsets.US_ASCII)));
  }

  private static long high(String hash) {
    return HexFormat.fromHexDigitsToLong(hash, 0, 16);
  }

  private static long low(String hash, int piece) {
    return ((long) HexFormat.fromHexDigits(hash, 16, 24) << 32) | (piece & 0xffff_ffffL);
  }
}
