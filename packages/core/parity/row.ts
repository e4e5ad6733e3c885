/** A name of Python that has its counterpart here, with a test that proves what the row says. */
interface ProvenRow {
  /** The name in Python. */
  python: string
  /** Exports of this package, or members of them, separated by commas. */
  ours: string
  /**
   * `same`: same meaning, a promise where Python blocks; `adapted`: same purpose in another shape;
   * `better`: without a fault or a limit of Python's.
   */
  status: 'same' | 'adapted' | 'better'
  /** How it differs and why, in one sentence; may be empty only where nothing differs. */
  difference: string
  /** File and title of a test: `packages/core/test/… > title`. */
  test: string
}

/** A name of Python that has no counterpart here: none so far, or none at all. */
interface OpenRow {
  python: string
  /** The name that is planned, or what to use instead; may be empty. */
  ours: string
  /** `not yet`: planned; `none`: makes no sense here, or Node has it. */
  status: 'not yet' | 'none'
  /** What will differ, or why there is nothing, in one sentence. */
  difference: string
  test?: undefined
}

/** One name of Python's `multiprocessing` or `concurrent.futures`, and ours. */
export type Row = ProvenRow | OpenRow

/** Names that belong together. */
export interface Group {
  number: number
  name: string
  rows: readonly Row[]
}

/** A row that knows its group. */
export type ParityRow = Row & { group: number }
