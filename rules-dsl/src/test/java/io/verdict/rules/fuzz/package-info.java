/** Policies and tables that nobody would write. */
package io.verdict.rules.fuzz;
