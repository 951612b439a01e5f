/**
 * Funders that are not there: they take, decline, pay, fall silent and pay late as a behaviour
 * says, behind the same port as real ones, and keep books of their own to be compared with ours.
 */
package io.verdict.matcher.simulation;
