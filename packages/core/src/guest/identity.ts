import { sharedSlot } from '../shared-slot.ts'

/** Who this process or thread is, as told by whoever started it. */
export interface Identity {
  name: string
  isDaemon: boolean
  isPoolWorker: boolean
  parentName: string
  parentPid: number
}

const slot = sharedSlot<Identity>('identity')

/** Returns who this is; undefined in a program that nobody of us started. */
export function identity(): Identity | undefined {
  return slot.value
}

/** Notes who this is, and takes on the arguments of the program as if this were its main script. */
export function assumeIdentity(identity: Identity, argv: readonly string[]): void {
  slot.value = identity
  process.argv = [process.execPath, ...argv]
}
