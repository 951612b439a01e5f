package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * {@code policy STAGE "title" version N effective DATE zone ZONE}.
 *
 * @param span the header's place
 * @param stage the stage, {@code fraud}, {@code credit}, {@code in_loan} or {@code match}
 * @param title what people call the policy
 * @param version counts up with each change, at least 1
 * @param effective first day on which the policy may decide
 * @param zone where its days begin
 */
public record PolicyHeader(
    SourceSpan span, Name stage, String title, int version, LocalDate effective, ZoneId zone) {}
