/**
 * Conditions of a policy in plain words, English or Chinese, for those who answer for them and do
 * not write them.
 *
 * <pre>{@code
 * PlainWords.of(rule.condition(), Locale.ENGLISH); // "applicant.age is below 20 or is above 58"
 * }</pre>
 */
package io.verdict.rules.plain;
