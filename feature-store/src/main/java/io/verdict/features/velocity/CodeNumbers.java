package io.verdict.features.velocity;

import io.verdict.engine.schema.Type;
import java.util.List;

/** The numbers of a CODE type's symbols by the hash that a stream keeps of a code. */
final class CodeNumbers {
  private final long[] hashes;

  CodeNumbers(Type type) {
    List<String> symbols = type.symbols();
    hashes = new long[symbols.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = Hashes.symbol(symbols.get(i));
    }
  }

  /** The symbol's number, from 1; 0 for a code that the policy does not name. */
  long number(long hash) {
    int i = hashes.length - 1;
    while (i >= 0 && hashes[i] != hash) {
      i--;
    }
    return i + 1L;
  }
}
