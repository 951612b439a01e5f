/** W6: quotas reserved and posted under one ledger. */
package io.verdict.benchmarks.quota;
