package io.verdict.engine.service;

import io.verdict.engine.privacy.PersonKey;
import io.verdict.engine.privacy.PersonKeys;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Kind;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The digest of what a host sent for an application: the same for the same fields and values,
 * whatever layout they were put into. Under a person's key it is an HMAC, since a plain hash of
 * personal values is found by trying them.
 */
final class BodyDigest {
  private static final int MAX_LAYOUTS = 64;

  private final Optional<PersonKeys> keys;
  private final Map<RecordLayout, List<Named>> orders = new ConcurrentHashMap<>();

  BodyDigest(Optional<PersonKeys> keys) {
    this.keys = keys;
  }

  /** A slot and its name. */
  private record Named(int slot, String name, Kind kind) {}

  byte[] of(Record record, Applicant applicant, ByteBuffer buffer) {
    buffer.clear();
    for (Named named : order(record.layout())) {
      if (record.state(named.slot()) != Record.MISSING) {
        put(record, named, buffer);
      }
    }
    byte[] message = Texts.bytes(buffer.flip(), buffer.limit());
    if (keys.isEmpty() || applicant.isNone()) {
      return sha256(message);
    }
    PersonKey key = keys.get().keyOf(applicant);
    return key.authenticate(message);
  }

  private static void put(Record record, Named named, ByteBuffer out) {
    Texts.put(out, named.name());
    out.put(record.state(named.slot()));
    String text = record.text(named.slot());
    if (text != null) {
      Texts.put(out, text);
      return;
    }
    out.putLong(record.value(named.slot()));
    if (named.kind() == Kind.KEY) {
      out.putLong(record.keyLow(named.slot()));
    }
  }

  private List<Named> order(RecordLayout layout) {
    if (orders.size() > MAX_LAYOUTS) {
      orders.clear();
    }
    return orders.computeIfAbsent(layout, BodyDigest::orderOf);
  }

  private static List<Named> orderOf(RecordLayout layout) {
    List<Named> order = new ArrayList<>();
    for (int slot = 0; slot < layout.size(); slot++) {
      var field = layout.schema().field(slot);
      order.add(new Named(slot, field.name(), field.type().kind()));
    }
    order.sort(Comparator.comparing(Named::name));
    return List.copyOf(order);
  }

  private static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
