/** W2, scorecard: points, probability of default and ranked reasons beside plain arrays. */
package io.verdict.benchmarks.scorecard;
