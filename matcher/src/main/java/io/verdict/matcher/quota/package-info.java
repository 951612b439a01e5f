/**
 * From a catalogue's limits to the ledger's counters: which counter stands for which limit today.
 */
package io.verdict.matcher.quota;
