/** Java sources written, compiled and loaded at run time, as yardsticks need them. */
package io.verdict.benchmarks.generated;
