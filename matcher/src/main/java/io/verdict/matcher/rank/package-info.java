/**
 * In which order the eligible products are tried: by expected value, in integers, the same on every
 * machine.
 */
package io.verdict.matcher.rank;
