package io.verdict.engine.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts and bytes in journal records: length u16 and UTF-8; lists are count u8 and texts. */
final class Texts {
  private static final int MAX_LIST = 255;
  private static final int FIRST_WIDE = 0x80;

  private Texts() {}

  /** Writes a text; one of plain ASCII without garbage. */
  static void put(ByteBuffer out, String text) {
    int at = out.position();
    int first = at + Short.BYTES;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST_WIDE) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putShort((short) bytes.length).put(bytes);
        return;
      }
      out.put(first + i, (byte) c);
    }
    out.putShort(at, (short) text.length()).position(first + text.length());
  }

  static String get(ByteBuffer in) {
    return new String(bytes(in, in.getShort() & 0xffff), StandardCharsets.UTF_8);
  }

  static void putAll(ByteBuffer out, List<String> texts) {
    out.put(count(texts.size()));
    texts.forEach(text -> put(out, text));
  }

  /** The count of a list, as it is written. */
  static byte count(int texts) {
    if (texts > MAX_LIST) {
      throw new IllegalArgumentException(texts + " texts: a record holds " + MAX_LIST);
    }
    return (byte) texts;
  }

  static List<String> getAll(ByteBuffer in) {
    int count = in.get() & 0xff;
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(get(in));
    }
    return texts;
  }

  static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  static void putBlock(ByteBuffer out, byte[] block) {
    out.putInt(block.length).put(block);
  }

  static byte[] getBlock(ByteBuffer in) {
    return bytes(in, in.getInt());
  }
}
