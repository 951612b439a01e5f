/** An example of a lending service that embeds Verdict: Spring Boot, HTTP, stores on disk. */
package io.verdict.example;
