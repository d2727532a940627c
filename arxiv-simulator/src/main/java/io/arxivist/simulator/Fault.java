package io.arxivist.simulator;

import io.arxivist.core.validation.InvalidFieldException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What arXiv, or the way to it, does wrong now and then. On the wire {@code too-many-requests}. */
public enum Fault {
  /** 429 that does not say when to come again. */
  TOO_MANY_REQUESTS(Needs.NOTHING),
  TOO_MANY_REQUESTS_RETRY_SECONDS(Needs.NOTHING),
  TOO_MANY_REQUESTS_RETRY_DATE(Needs.NOTHING),
  /** 503 that does not say when to come again. */
  UNAVAILABLE(Needs.NOTHING),
  UNAVAILABLE_RETRY_SECONDS(Needs.NOTHING),
  UNAVAILABLE_RETRY_DATE(Needs.NOTHING),
  /** The connection is torn in the middle of the body. */
  RESET(Needs.NOTHING),
  /** No answer at all: the client's time-out ends it, or the simulator's end. */
  STALL(Needs.NOTHING),
  /** The page with its total and its continuation, and no record on it. */
  EMPTY_PAGE(Needs.RECORDS, ArxivInterface.OAI, ArxivInterface.API),
  /** Half of the page; the rest comes when it is gone on from where this one ends. */
  SHORT_PAGE(Needs.SEVERAL_RECORDS, ArxivInterface.OAI, ArxivInterface.API),
  /** The page before this one, once more. */
  REPEATED_PAGE(Needs.EARLIER_PAGE, ArxivInterface.OAI, ArxivInterface.API),
  /**
   * Another total than before: in the middle of a list as though this page were its last, on the
   * last page as though one more followed.
   */
  CHANGED_TOTAL(Needs.EARLIER_PAGE, ArxivInterface.OAI, ArxivInterface.API),
  /**
   * One record without a title, or with a day that is none; the true one comes when asked again.
   */
  MALFORMED_RECORD(Needs.PAPER),
  /** A page that is cut off, or HTML in its place. */
  MALFORMED_PAGE(Needs.NOTHING),
  /** {@code badResumptionToken} for a token that is good. */
  EXPIRED_TOKEN(Needs.EARLIER_PAGE, ArxivInterface.OAI),
  /** 302 to the same question. */
  REDIRECT(Needs.NOTHING),
  /** The true answer, compressed, for a client that accepts it. */
  GZIP(Needs.GZIP_ACCEPTED),
  /** One record whose abstract has eight million letters; the true one comes when asked again. */
  HUGE_TEXT(Needs.PAPER),
  /**
   * A document type with entities that grow to gigabytes and one that names an address here, used
   * by one record's title and abstract.
   */
  ENTITY_BOMB(Needs.PAPER);

  /** What an answer must have for the fault to show. */
  enum Needs {
    NOTHING,
    RECORDS,
    /** A record that is not deleted. */
    PAPER,
    SEVERAL_RECORDS,
    EARLIER_PAGE,
    GZIP_ACCEPTED
  }

  private final Needs needs;
  private final Set<ArxivInterface> interfaces;

  Fault(Needs needs, ArxivInterface... interfaces) {
    this.needs = needs;
    this.interfaces =
        interfaces.length == 0
            ? EnumSet.allOf(ArxivInterface.class)
            : EnumSet.copyOf(Arrays.asList(interfaces));
  }

  /** Where it can occur. */
  public Set<ArxivInterface> interfaces() {
    return Collections.unmodifiableSet(interfaces);
  }

  Needs needs() {
    return needs;
  }

  /** Its name in options and in the control endpoint: {@code too-many-requests}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The fault of a name.
   *
   * @throws InvalidFieldException naming the known ones
   */
  public static Fault named(String wireName) {
    return Arrays.stream(values())
        .filter(fault -> fault.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() ->
            new InvalidFieldException(
                "faults", wireName, "is not all, none or some of " + names()));
  }

  /**
   * Reads a choice of faults: {@code all}, {@code none}, or names with commas between.
   *
   * @throws InvalidFieldException naming the known ones
   */
  public static Set<Fault> choice(String text) {
    return switch (text) {
      case "all" -> EnumSet.allOf(Fault.class);
      case "none" -> EnumSet.noneOf(Fault.class);
      default ->
          Arrays.stream(text.split(","))
              .map(Fault::named)
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
    };
  }

  @Override
  public String toString() {
    return wireName();
  }

  private static String names() {
    return Arrays.stream(values()).map(Fault::wireName).collect(Collectors.joining(", "));
  }
}
