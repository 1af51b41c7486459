package io.github.perfreport.formats.audit;

/** Decides which resource each block of a log belongs to. */
interface Attribution {

  /** Takes the next whole block of the log. */
  void add(FoundBlock block);

  /** Notes that a block was refused already: its spec ran. */
  void addDamaged();

  /** Ends the log: every block that was added is attributed or refused now. */
  void end();
}
