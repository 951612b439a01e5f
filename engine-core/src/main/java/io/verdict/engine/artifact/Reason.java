package io.verdict.engine.artifact;

/**
 * A reason code with its text.
 *
 * @param code the code, unique in its policy
 * @param text the text in English
 * @param textZh the text in Chinese, or empty
 * @param isTold whether the applicant is told
 */
public record Reason(String code, String text, String textZh, boolean isTold) {}
