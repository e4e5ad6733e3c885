/** What the page tells a worker: take these parts, as your lane's turn comes. */
export interface RunOrder {
  kernel: string
  lane: number
  laneCount: number
  /** The next part that nobody has, shared by all workers; undefined where the browser shares no memory. */
  counter: Int32Array | undefined
}

/** What a worker tells the page; times are milliseconds since the epoch. */
export type Report =
  | { type: 'ready' }
  | { type: 'begin'; lane: number; index: number; at: number }
  | { type: 'end'; lane: number; index: number; begun: number; at: number; result: unknown }
  | { type: 'finished'; lane: number }
