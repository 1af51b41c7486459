package io.github.perfreport.runs.layout;

import io.github.perfreport.model.Refusal;
import java.io.IOException;

/** Receives notes about a run for the account. */
public interface RunNotes {

  /** Notes input that can't be used. */
  void refuse(Refusal refusal);

  /**
   * Notes a file that can't be read. If the store failed, that says nothing about the file.
   *
   * @param reason begins the note; the failure's message follows
   */
  void unread(String place, String reason, IOException failure);

  /** Whether the store failed, so that it need not be waited for again. */
  boolean storeFailed();
}
