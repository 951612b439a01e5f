package io.verdict.replay.world.people;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.file.ListBook;
import io.verdict.replay.world.file.ListBook.Name;
import io.verdict.replay.world.plan.Calendar;
import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.FraudType;

/**
 * What the lender's lists already know: an entity of a fraudster stands on a list with a chance
 * that depends on who owns it, from some time before it is first used here.
 */
final class KnownFraud {
  private static final long LISTED = Draws.name("listed");
  private static final long SINCE = Draws.name("listed.since");
  private static final Rates DEVICES = Rates.of(0.0003, 0.18, 0.035, 0.010);
  private static final Rates PHONES = Rates.of(0.0006, 0.12, 0.05, 0.010);
  private static final Rates CONTACTS = Rates.of(0.0010, 0.12, 0.010, 0.012);
  private static final Rates BROKERS = Rates.of(0, 0, 0, 0.07);
  private static final Rates PERSONS = Rates.of(0.0002, 0.06, 0.02, 0.010);
  private static final Rates ADDRESSES = Rates.of(0.0004, 0.08, 0.045, 0.001);
  private static final double VENUES_KNOWN = 0.9;
  private static final double OFFICES_KNOWN = 0.4;
  private static final int MIN_DAYS = 10;
  private static final int MORE_DAYS = 390;

  private KnownFraud() {}

  static void note(Applicant a, ListBook book) {
    FraudType owner = a.deviceType();
    if (DEVICES.hit(owner, a.ownerShade, a.device, LISTED)) {
      add(a, book, Name.FRAUD_DEVICE, a.device);
    }
    if (PHONES.hit(owner, a.ownerShade, a.phone, LISTED)) {
      add(a, book, Name.FRAUD_PHONE, a.phone);
    }
    if (PERSONS.hit(a.type, a.shade, a.person, LISTED)) {
      add(a, book, Name.FRAUD_ID, a.person);
    }
    long address = Integer.toUnsignedLong(a.ip);
    if (!a.carrier && ADDRESSES.hit(owner, a.ownerShade, address, LISTED)) {
      add(a, book, Name.FRAUD_IP, address);
    }
    contact(a, book, owner, a.contact1);
    contact(a, book, owner, a.contact2);
    double known = a.kind == EpisodeKind.OFFICE ? OFFICES_KNOWN : VENUES_KNOWN;
    if (a.wifi != 0 && Ties.isVenue(a.kind) && Draws.chance(known, a.wifi, LISTED)) {
      add(a, book, Name.VENUES, a.wifi);
    }
  }

  private static void contact(Applicant a, ListBook book, FraudType owner, long phone) {
    boolean ofBroker = a.kind == EpisodeKind.BROKER && phone == Draws.key(a.episode, Ties.PHONE);
    Rates rates = ofBroker ? BROKERS : a.isOfRing() ? PHONES : CONTACTS;
    if (rates.hit(owner, a.ownerShade, phone, LISTED)) {
      add(a, book, Name.FRAUD_PHONE, phone);
    }
  }

  private static void add(Applicant a, ListBook book, Name list, long key) {
    int before = MIN_DAYS + Draws.below(MORE_DAYS, key, SINCE);
    book.add(list, key, a.time / Calendar.DAY_SECONDS - before);
  }
}
