/** Policies over recorded or generated history: replay, validation, report. */
package io.verdict.replay;
