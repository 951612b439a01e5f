/** Distributions that simulation and learning draw from, in strict arithmetic. */
package io.verdict.matcher.probability;
