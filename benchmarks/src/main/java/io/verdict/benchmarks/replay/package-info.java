/** W9: a whole replay of a history. */
package io.verdict.benchmarks.replay;
