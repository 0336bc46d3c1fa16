// What a whole runner is told to do, in a folder of its own; all data in it is synthetic.

export interface WholeOrder {
  readonly folder: string;
  /** Local time at which it works. */
  readonly now: string;
  /** A tick: run all jobs, send what is due. Or one case becomes restricted. */
  readonly does: 'tick' | { readonly restrict: string };
  /** Kills itself with SIGKILL the n-th time it reaches that point. */
  readonly at?: { readonly point: string; readonly nth: number };
}

/** The points it reached, in order. */
export interface WholeDone {
  readonly trail: readonly string[];
}
