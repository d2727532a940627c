package io.arxivist.fetcher.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two forms of a day that stand in each of the snapshot's millions of lines, {@code 2026-11-24}
 * and {@code Tue, 24 Nov 2026 10:00:00 GMT}, read digit by digit: ten times as fast as by a
 * formatter.
 */
final class UsualDay {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int MONTH_LETTERS = 3;
  private static final String BEHIND_THE_DAY = " Nov 2026 10:00:00 GMT";
  private static final int DAY_BEGINS = 5;
  private static final int NONE = -1;

  private UsualDay() {}

  /**
   * The day in UTC; null for a text of any other form, right or wrong.
   *
   * @throws DateTimeException for a day that no month has
   */
  static @Nullable LocalDate of(String text) {
    if (text.length() == "2026-11-24".length()) {
      return text.charAt(4) == '-' && text.charAt(7) == '-'
          ? day(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
          : null;
    }
    int dayEnds = text.length() - BEHIND_THE_DAY.length();
    boolean wordy =
        (dayEnds == DAY_BEGINS + 1 || dayEnds == DAY_BEGINS + 2)
            && isName(text)
            && isTime(text, text.length() - "10:00:00 GMT".length());
    int month = dayEnds + 1;
    return wordy
        ? day(number(text, month + 4, month + 8), month(text, month), number(text, 5, dayEnds))
        : null;
  }

  private static @Nullable LocalDate day(int year, int month, int day) {
    return year == NONE || month == NONE || day == NONE ? null : LocalDate.of(year, month, day);
  }

  private static boolean isName(String text) {
    return isLetter(text.charAt(0))
        && isLetter(text.charAt(1))
        && isLetter(text.charAt(2))
        && text.startsWith(", ", 3);
  }

  private static boolean isLetter(char letter) {
    return letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z';
  }

  private static boolean isTime(String text, int from) {
    int hour = number(text, from, from + 2);
    int minute = number(text, from + 3, from + 5);
    int second = number(text, from + 6, from + 8);
    return hour >= 0
        && hour < 24
        && minute >= 0
        && minute < 60
        && second >= 0
        && second < 60
        && text.charAt(from - 1) == ' '
        && text.charAt(from + 2) == ':'
        && text.charAt(from + 5) == ':'
        && text.endsWith(" GMT");
  }

  private static int month(String text, int from) {
    boolean apart = text.charAt(from - 1) == ' ' && text.charAt(from + MONTH_LETTERS) == ' ';
    int place = MONTHS.indexOf(text.substring(from, from + MONTH_LETTERS));
    return apart && place >= 0 && place % MONTH_LETTERS == 0 ? 1 + place / MONTH_LETTERS : NONE;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return NONE;
      }
      number = 10 * number + digit - '0';
    }
    return number;
  }
}
