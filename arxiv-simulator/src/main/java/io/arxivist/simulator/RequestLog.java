package io.arxivist.simulator;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every request in the order of arrival, with what became of it. */
final class RequestLog {
  private final Clock clock;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Set<Arrival> waiting = new HashSet<>();
  private final Set<String> spoilt = new TreeSet<>();
  private long entitiesResolved;

  /** One request; its log guards what changes. */
  final class Arrival {
    private final ArxivInterface of;
    private final Instant at;
    private final URI asked;
    private final String userAgent;
    private final int number;
    private final int others;
    private final int othersThere;
    private @Nullable Fault fault;
    private boolean overstepped;

    private Arrival(ArxivInterface of, URI asked, String userAgent) {
      this.of = of;
      this.at = clock.instant();
      this.asked = asked;
      this.userAgent = userAgent;
      this.number = arrivals.size();
      this.others = waiting.size();
      this.othersThere = (int) waiting.stream().filter(other -> other.of == of).count();
    }

    /** How many came before. */
    int number() {
      return number;
    }

    /** How many others awaited an answer when it came. */
    int others() {
      return others;
    }

    /** Since the request before; null for the first. */
    @Nullable Duration pause() {
      synchronized (RequestLog.this) {
        return number == 0 ? null : Duration.between(arrivals.get(number - 1).at, at);
      }
    }

    void served(Fault wrong) {
      synchronized (RequestLog.this) {
        fault = wrong;
      }
    }

    void overstepped() {
      synchronized (RequestLog.this) {
        overstepped = true;
      }
    }

    /** Its answer is there, or will never be. */
    void answered() {
      synchronized (RequestLog.this) {
        waiting.remove(this);
      }
    }

    private SimulatedRequest request() {
      String query = asked.getRawQuery();
      return new SimulatedRequest(
          at, asked.getPath(), query == null ? "" : query, userAgent, fault, overstepped);
    }
  }

  RequestLog(Clock clock) {
    this.clock = clock;
  }

  synchronized Arrival arrived(ArxivInterface of, URI asked, String userAgent) {
    Arrival arrival = new Arrival(of, asked, userAgent);
    arrivals.add(arrival);
    waiting.add(arrival);
    return arrival;
  }

  synchronized void spoilt(String id) {
    spoilt.add(id);
  }

  synchronized void entityResolved() {
    entitiesResolved++;
  }

  synchronized List<SimulatedRequest> requests() {
    return arrivals.stream().map(Arrival::request).toList();
  }

  synchronized Tally tally() {
    Map<ArxivInterface, Tally.Counts> interfaces = new EnumMap<>(ArxivInterface.class);
    for (ArxivInterface of : ArxivInterface.values()) {
      List<Arrival> there = arrivals.stream().filter(arrival -> arrival.of == of).toList();
      int most = there.stream().mapToInt(arrival -> arrival.othersThere + 1).max().orElse(0);
      interfaces.put(of, counts(there, most));
    }
    int most = arrivals.stream().mapToInt(arrival -> arrival.others + 1).max().orElse(0);
    long overstepped = arrivals.stream().filter(arrival -> arrival.overstepped).count();
    return new Tally(counts(arrivals, most), interfaces, overstepped, spoilt, entitiesResolved);
  }

  private static Tally.Counts counts(List<Arrival> arrivals, int mostAtOnce) {
    Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    Duration shortest = null;
    for (int i = 0; i < arrivals.size(); i++) {
      Arrival arrival = arrivals.get(i);
      if (arrival.fault != null) {
        faults.merge(arrival.fault, 1, Integer::sum);
      }
      if (i > 0) {
        Duration pause = Duration.between(arrivals.get(i - 1).at, arrival.at);
        shortest = shortest == null || pause.compareTo(shortest) < 0 ? pause : shortest;
      }
    }
    return new Tally.Counts(arrivals.size(), faults, shortest, mostAtOnce);
  }
}
