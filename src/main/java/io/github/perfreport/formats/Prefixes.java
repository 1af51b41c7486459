package io.github.perfreport.formats;

import java.util.List;

/** Recognises prefixes of log lines: a time, a job's name, a marker of the CI system. */
final class Prefixes {

  private static final List<String> MARKS =
      List.of(
          "##[error]", "##[warning]", "##[notice]", "##[debug]", "[info] ", "[INFO] ", "[error] ");

  /** The most characters of the names of a job and step. */
  private static final int MOST_NAMES = 300;

  private Prefixes() {}

  /** The index after one prefix; 0 if there is none. */
  static int end(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    char first = text.charAt(0);
    if (first >= '0' && first <= '9') {
      return digits(text);
    }
    if (first == '[' || first == '#') {
      return bracket(text);
    }
    if (Envelope.isByteOrderMark(first)) {
      return 1;
    }
    int named = behindMonth(text);
    return named > 0 ? named : Math.max(klog(text), jobAndStep(text));
  }

  /** A time, perhaps with a colon, perhaps with a container runtime's stream name. */
  private static int digits(String text) {
    int time = Stamps.behindIsoTime(text, 0);
    int end = time > 0 ? time : Stamps.behindClock(text, 0);
    if (end < 0) {
      return 0;
    }
    for (String stream : new String[] {" stdout F ", " stderr F "}) {
      if (text.startsWith(stream, end)) {
        return end + stream.length();
      }
    }
    return separator(text, end);
  }

  private static int bracket(String text) {
    for (String mark : MARKS) {
      if (text.startsWith(mark)) {
        return mark.length();
      }
    }
    if (text.startsWith("#")) {
      return buildKit(text);
    }
    int time = Math.max(Stamps.behindIsoTime(text, 1), Stamps.behindClock(text, 1));
    if (time > 0 && text.startsWith("]", time)) {
      return separator(text, time + 1);
    }
    return names(text);
  }

  /** {@code [pod/name/container] } of kubectl, {@code [task : step] } of Tekton. */
  private static int names(String text) {
    int close = text.indexOf("] ");
    boolean names =
        close > 0
            && close < MOST_NAMES
            && (text.startsWith("[pod/") || text.lastIndexOf(" : ", close) > 0);
    return names ? close + 2 : 0;
  }

  /** {@code #12 34.567 } of docker's plain progress. */
  private static int buildKit(String text) {
    int step = digits(text, 1);
    int seconds = digits(text, step + 1);
    int fraction = digits(text, seconds + 1);
    boolean all =
        step > 1
            && text.startsWith(" ", step)
            && seconds > step + 1
            && text.startsWith(".", seconds)
            && fraction > seconds + 1
            && text.startsWith(" ", fraction);
    return all ? fraction + 1 : 0;
  }

  /** {@code Apr 21 06:13:41.920: INFO: } of Kubernetes' tests. */
  private static int behindMonth(String text) {
    int time = Stamps.behindMonthTime(text, 0);
    String info = ": INFO: ";
    return time > 0 && text.startsWith(info, time) ? time + info.length() : 0;
  }

  /** {@code I0421 06:13:41.920] }, with a thread and a place of the source or without. */
  private static int klog(String text) {
    boolean starts =
        "IWEF".indexOf(text.charAt(0)) >= 0 && Stamps.fits(text, 1, "dddd dd:dd:dd.ddd");
    int close = starts ? text.indexOf(']') : -1;
    return close > 0 && close < MOST_NAMES ? Math.min(close + 2, text.length()) : 0;
  }

  /** A job's and a step's names before the time, each with a tab, as GitHub's gh prints them. */
  private static int jobAndStep(String text) {
    int first = text.indexOf('\t');
    int second = first > 0 && first < MOST_NAMES ? text.indexOf('\t', first + 1) : -1;
    if (second < 0 || second > MOST_NAMES) {
      return 0;
    }
    int bom =
        second + 1 < text.length() && Envelope.isByteOrderMark(text.charAt(second + 1)) ? 1 : 0;
    return Stamps.behindIsoTime(text, second + 1 + bom) > 0 ? second + 1 + bom : 0;
  }

  /** The index after a colon and a blank or tab; the line may end after the colon. */
  private static int separator(String text, int at) {
    int blank = text.startsWith(":", at) ? at + 1 : at;
    if (blank == text.length()) {
      return blank;
    }
    char c = text.charAt(blank);
    return c == ' ' || c == '\t' ? blank + 1 : 0;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i >= 0 && Stamps.fits(text, i, "d")) {
      i++;
    }
    return i;
  }
}
