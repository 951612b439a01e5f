/**
 * Block and allow lists of hashed members, off the heap, swapped as a whole.
 *
 * <pre>{@code
 * MemberList fraudDevices = ListLoader.ofKeys(hasher).load(Path.of("fraud_device.csv"));
 * store.lists().swap("fraud_device", fraudDevices);
 * }</pre>
 */
package io.verdict.features.list;
