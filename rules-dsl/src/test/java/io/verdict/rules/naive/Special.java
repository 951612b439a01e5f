package io.verdict.rules.naive;

/**
 * The state of a field that holds one of its special values.
 *
 * @param name the state's name in the policy
 */
record Special(String name) {}
