/**
 * W1, policy: many rules over one filled record, Verdict's kernel beside straight Java of the same
 * rules.
 */
package io.verdict.benchmarks.policy;
