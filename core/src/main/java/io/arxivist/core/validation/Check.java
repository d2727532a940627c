package io.arxivist.core.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that records apply in their compact constructors; each returns the value it passed. */
public final class Check {
  private Check() {}

  public static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidFieldException(field, null, "is missing");
    }
    return value;
  }

  public static String notBlank(String field, @Nullable String value) {
    String text = present(field, value);
    if (text.isBlank()) {
      throw new InvalidFieldException(field, "\"" + text + "\"", "is blank");
    }
    return text;
  }

  public static String atMostCharacters(String field, @Nullable String value, int most) {
    String text = present(field, value);
    if (text.length() > most) {
      throw new InvalidFieldException(
          field, text.length() + " characters", "is more than " + most + " characters");
    }
    return text;
  }

  public static <C extends Collection<?>> C sized(
      String field, @Nullable C value, int least, int most) {
    C items = present(field, value);
    int size = items.size();
    if (size < least) {
      throw new InvalidFieldException(field, size + " items", "is below " + least + " items");
    }
    if (size > most) {
      throw new InvalidFieldException(field, size + " items", "is above " + most + " items");
    }
    return items;
  }

  /** A copy without a null in it, for a list that came from outside. */
  public static <T> List<T> items(String field, List<? extends @Nullable T> values) {
    List<T> items = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      items.add(present(field + "[" + i + "]", values.get(i)));
    }
    return List.copyOf(items);
  }

  /** A copy without a null or a blank text in it. */
  public static List<String> names(String field, List<? extends @Nullable String> values) {
    List<String> names = items(field, values);
    for (int i = 0; i < names.size(); i++) {
      notBlank(field + "[" + i + "]", names.get(i));
    }
    return names;
  }

  public static long atLeast(String field, long value, long least) {
    if (value < least) {
      throw new InvalidFieldException(field, value, "is below " + least);
    }
    return value;
  }

  public static int atLeast(String field, int value, int least) {
    if (value < least) {
      throw new InvalidFieldException(field, value, "is below " + least);
    }
    return value;
  }

  public static double within(String field, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new InvalidFieldException(field, value, "is not within " + least + " and " + most);
    }
    return value;
  }

  /** Refuses a range whose end lies before its start; either end may be open. */
  public static <T extends Comparable<? super T>> void ordered(
      String field, @Nullable T from, @Nullable T until) {
    if (from != null && until != null && until.compareTo(from) < 0) {
      throw new InvalidFieldException(field, until, "is before from, " + from);
    }
  }
}
