package adaptivethreshold;

/** What a decision rests on. */
public enum Source {
  /** The server decided. */
  SERVER,
  /** The server could not be asked; the last known thresholds decided. */
  LAST_KNOWN,
  /** The server could not be asked, and nothing recent is known: no entry, every exit. */
  FALLBACK
}
