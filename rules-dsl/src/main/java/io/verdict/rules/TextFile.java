package io.verdict.rules;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The reading of one UTF-8 file under a limit; what goes wrong becomes a diagnostic. */
final class TextFile {

  private TextFile() {}

  static Optional<String> read(
      Path file, int maxBytes, PolicyCode tooLarge, SourceSpan span, Diagnostics diagnostics) {
    try {
      if (Files.size(file) > maxBytes) {
        diagnostics.report(Diagnostic.at(span, tooLarge, String.valueOf(maxBytes)));
        return Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException malformed) {
      diagnostics.report(Diagnostic.at(span, PolicyCode.FILE_NOT_UTF8));
    } catch (IOException failure) {
      diagnostics.report(Diagnostic.at(span, PolicyCode.FILE_UNREADABLE, reason(failure)));
    }
    return Optional.empty();
  }

  /** Why a file could not be read, as an argument of a diagnostic. */
  static String reason(IOException failure) {
    return failure instanceof NoSuchFileException
        ? "@no-such-file"
        : failure.getClass().getSimpleName();
  }
}
