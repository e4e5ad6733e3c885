/** Key under which a value lies whose memory is to be moved. */
const TRANSFER: unique symbol = Symbol.for('mp.transfer')

/** A value over memory that was taken from whoever sends it. */
class Transferred {
  readonly [TRANSFER]: TakenValue

  constructor(taken: TakenValue) {
    this[TRANSFER] = taken
  }
}

/** What stands in place of the value that was given to `transfer`. */
export interface TakenValue {
  value: unknown
  /** The memory that is to be moved, which nobody else knows. */
  memory: ReadonlySet<ArrayBuffer>
}

/** Returns what is handed to a call in place of a value that was taken. */
export function standInFor(taken: TakenValue): object {
  return new Transferred(taken)
}

/** Returns what lies in place of a value whose memory is to be moved; undefined for any other object. */
export function takenValueOf(value: object): TakenValue | undefined {
  return isTransferred(value) ? value[TRANSFER] : undefined
}

/** Also true for those that another copy of this package has made. */
function isTransferred(value: object): value is Transferred {
  return TRANSFER in value
}
