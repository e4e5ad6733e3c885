/** What stood in the way of a full speed-up. */
export interface Loss {
  kind: 'wait' | 'copy' | 'tail' | 'start' | 'garbage' | 'shared cores'
  /** Share of the workers' time, from 0 to 1. */
  share: number
  /** Such as `4 % waiting for work`. */
  words: string
}

/** One change to try. */
export interface Remedy {
  /** Such as `larger chunks`. */
  words: string
  /** The speed-up that it would give, estimated. */
  speedUp: number
}
