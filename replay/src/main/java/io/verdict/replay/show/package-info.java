/**
 * A policy as a page that a committee can read: the flow as a picture, rules in plain words beside
 * the exact condition, tables, scorecards, parameters, products, warnings and tests.
 *
 * <pre>{@code
 * OfflinePage.write(PolicyPage.render(policy), Path.of("policy.html"));
 * }</pre>
 */
package io.verdict.replay.show;
