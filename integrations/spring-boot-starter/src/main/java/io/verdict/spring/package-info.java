/**
 * Auto-configuration for Spring Boot 4.1: set {@code verdict.store} and {@code
 * verdict.journal.folder}, and a {@link io.verdict.engine.service.DecisionService} is there to be
 * injected.
 *
 * <pre>{@code
 * verdict.store=/var/lib/lender/store
 * verdict.journal.folder=/var/lib/lender/journal
 * }</pre>
 */
package io.verdict.spring;
