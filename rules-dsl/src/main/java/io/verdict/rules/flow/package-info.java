/**
 * Flows: which policy of which stage decides whom, held against the policies of the folder.
 *
 * <pre>{@code
 * Optional<CheckedFlow> flow = new FlowChecker(policies, keys, diagnostics).check(declaration);
 * }</pre>
 */
package io.verdict.rules.flow;
