import { StateError } from '../errors.ts'
import { keepInPlace } from '../wire/immovable.ts'
import { libc } from './libc.ts'

/** What has to stay as long as a buffer, or any view of it, is in use. */
const keptBy = new WeakMap<ArrayBuffer, object>()

/**
 * Makes a buffer of mapped memory that may be given to users.
 *
 * As long as the buffer or a view of it is reachable, so is `owner`, whose end may unmap the memory. It refuses to be
 * transferred, as then nobody would know any more when that may be.
 */
export function exposeMemory(address: number, byteLength: number, owner: object): ArrayBuffer {
  const buffer = libc().view(address, byteLength)
  for (const method of ['transfer', 'transferToFixedLength'])
    Object.defineProperty(buffer, method, { value: refuseTransfer, configurable: true })
  keepInPlace(buffer, 'it is shared memory, which stays where it is; send what it belongs to, or a copy')
  keptBy.set(buffer, owner)
  return buffer
}

/** Empties a buffer and all views of it: a late read gives undefined, and a late write is lost. */
export function withdrawMemory(buffer: ArrayBuffer): void {
  if (!buffer.detached) ArrayBuffer.prototype.transfer.call(buffer)
}

function refuseTransfer(): never {
  throw new StateError('Shared memory cannot be transferred; copy it with slice()')
}
