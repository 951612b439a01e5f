package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.Optional;

/**
 * {@code reason CODE "text" [zh "文本"] told|untold}.
 *
 * @param told whether the applicant is told
 */
public record ReasonDeclaration(
    SourceSpan span, Name code, String text, Optional<String> chineseText, boolean told)
    implements Declaration {}
