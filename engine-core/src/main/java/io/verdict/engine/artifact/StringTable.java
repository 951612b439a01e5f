package io.verdict.engine.artifact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts of an artifact, each once, numbered in the order of first use.
 *
 * <p><b>Thread safety</b>: confined to one write.
 */
final class StringTable {
  private static final char REPLACEMENT = '\uFFFD';

  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  int numberOf(String text) {
    Integer known = numbers.putIfAbsent(text, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  byte[] toBytes(Tally tally) {
    SectionWriter out = new SectionWriter(Section.STRINGS, this, tally);
    out.count(ArtifactLimit.STRINGS, numbers.size());
    for (String text : numbers.keySet()) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      if (!tally.allows(ArtifactLimit.STRING_BYTES, utf8.length)) {
        throw out.fault(ArtifactException.Code.LIMIT, tally.message(ArtifactLimit.STRING_BYTES));
      }
      if (!text.equals(new String(utf8, StandardCharsets.UTF_8))) {
        throw out.fault(ArtifactException.Code.MALFORMED, "a text has half of a surrogate pair");
      }
      out.unsigned(utf8.length);
      out.raw(utf8);
    }
    return out.toBytes();
  }

  static String[] read(Envelope envelope, Tally tally) {
    SectionReader in = new SectionReader(Section.STRINGS, envelope, new String[0], tally);
    String[] texts = new String[in.count(ArtifactLimit.STRINGS, 1)];
    for (int i = 0; i < texts.length; i++) {
      in.element(i);
      try {
        texts[i] = in.utf8();
      } catch (IllegalArgumentException invalid) {
        throw in.elementFault(invalid);
      }
    }
    in.requireEnd();
    return texts;
  }

  /**
   * Decodes UTF-8, strictly. The fast decoder turns each mistake into U+FFFD, so only a text that
   * has one is decoded again by the strict one.
   *
   * @throws IllegalArgumentException if the bytes are not UTF-8
   */
  static String decode(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
      } catch (CharacterCodingException invalid) {
        throw new IllegalArgumentException("a text is not UTF-8", invalid);
      }
    }
    return text;
  }
}
