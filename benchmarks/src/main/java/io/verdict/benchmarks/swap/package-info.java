/** W10: policies swapped while applications are decided. */
package io.verdict.benchmarks.swap;
