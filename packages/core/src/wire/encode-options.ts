import type { GiveUp } from './handle.ts'

/** What may travel besides data. */
export interface EncodeOptions {
  /** Whether the other side is in the same process, so that a `SharedArrayBuffer` can be shared with it. */
  sharesMemory: boolean
  /** Describes a function that may travel, or throws; without it every function is refused. */
  describeFunction?: (fn: Function, path: string) => unknown
  /** Is told what to do if a handle in the value does not arrive. */
  onSent?: (giveUp: GiveUp) => void
  /** Whether others may read along, so that no handle may hold a key. */
  isReadable?: boolean
  /** Id of the manager whose own line it goes on: that knows its key. */
  manager?: string
  /** Tells why a shared thing may not travel this way; undefined when it may. */
  refuseHandle?: (handle: object) => string | undefined
  /** Takes large memory out of the value, to go beside it; without this no memory can be moved. */
  memory?: ValueMemory
}

/** Memory of a value. */
export interface ValueMemory {
  /** Large memory, which is not in the encoded value: there, marks tell its position here. */
  parts: ArrayBuffer[]
  /** What of all memory is to be moved. */
  moved: Set<ArrayBuffer>
}
