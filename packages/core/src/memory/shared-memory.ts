import { nodeCrypto } from '../node-crypto.ts'
import { inspect } from 'node:util'
import { checkInteger, checkKeys, checkString } from '../check-option.ts'
import { OptionRangeError, SharedMemoryNotFoundError, StateError } from '../errors.ts'
import { showAsText } from '../show-as-text.ts'
import { HANDLE, registerHandleKind } from '../wire/handle.ts'
import { noteThing } from '../monitor/note-thing.ts'
import { exposeMemory, withdrawMemory } from './exposed-buffer.ts'
import { errno, libc } from './libc.ts'
import { ownBlock, type Ownership } from './ownership.ts'
import { attachBlock, createBlock, type SharedBlock } from './shared-block.ts'
import { OWN_PREFIX, OWNER_PREFIX, sweep, sweepAtExit } from './sweep.ts'

const KIND = 'mp.shared-memory'
/** Longest name that still leaves room for that of the file that says who owns it. */
const MAX_NAME_BYTES = 250

const unmapped = new FinalizationRegistry<SharedBlock>((block) => block.close())

/** Options of `SharedMemory.create`. */
export interface SharedMemoryOptions {
  /**
   * Name under which others attach to it, Python included.
   * @defaultValue one that nobody has
   */
  name?: string
}

/**
 * A block of memory that processes and threads share by its name, as Python's `SharedMemory` of the same name does.
 *
 * @remarks
 * Whoever created it owns it: it is removed by `unlink()`, at the end of a `using` block of the owner, and when the
 * owner ends; if that is killed, by any other program that shares memory, within about a second. Those who are
 * attached keep the memory until they close it. Handed to another process or thread, it arrives attached. A block that
 * is collected as garbage, with all views of it, is closed.
 * @see {@link SharedArray} for numbers of one type with atomic operations.
 * @example
 * ```ts @import.meta.vitest
 * import { SharedMemory } from '@mp/core'
 * const block = SharedMemory.create(1024)
 * const same = SharedMemory.attach(block.name)
 * new Uint8Array(block.buffer)[0] = 42
 * expect(new Uint8Array(same.buffer)[0]).toBe(42)
 * same.close()
 * block.close()
 * block.unlink()
 * ```
 */
export class SharedMemory implements Disposable {
  /** Name to attach by; without a slash, as in Python. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly #block: SharedBlock
  readonly #buffer: ArrayBuffer
  readonly #ownership: Ownership | undefined

  private constructor(block: SharedBlock, ownership: Ownership | undefined) {
    this.name = block.name
    this.size = block.byteLength
    this.#block = block
    this.#ownership = ownership
    const mapping = {}
    this.#buffer = exposeMemory(block.address, block.byteLength, mapping)
    unmapped.register(mapping, block, this)
    noteThing<SharedMemory>(this, ({ name, size: bytes, buffer }) =>
      buffer.detached ? undefined : { kind: 'memory', name, bytes },
    )
  }

  /**
   * Creates a block, filled with zeros.
   *
   * @param size - Bytes, at least 1.
   * @throws {@link SharedMemoryExistsError} when the name is taken.
   * @throws {@link SharedMemoryFullError} when there is no room for it.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   */
  static create(size: number, options: SharedMemoryOptions = {}): SharedMemory {
    checkInteger('size', size, { min: 1 })
    checkKeys('options', options, ['name'])
    const name =
      options.name === undefined ? `mpshm_${nodeCrypto().randomBytes(6).toString('hex')}` : checkName(options.name)
    const ownership = ownBlock(name)
    try {
      const block = createBlock(name, size)
      block.closeDescriptor()
      return new SharedMemory(block, ownership)
    } catch (error) {
      ownership.end()
      throw error
    }
  }

  /**
   * Attaches to a block that exists, whoever created it.
   *
   * @throws {@link SharedMemoryNotFoundError} when there is none of this name.
   * @throws {@link UnsupportedPlatformError} where processes cannot share memory.
   */
  static attach(name: string): SharedMemory {
    checkName(name)
    sweepAtExit()
    sweep()
    const block = attachBlock(name)
    block.closeDescriptor()
    return new SharedMemory(block, undefined)
  }

  /** The memory; empty, with all views of it, once this is closed. It must not be transferred. */
  get buffer(): ArrayBuffer {
    return this.#buffer
  }

  /** Lets go of the memory here; others keep it, and it can be attached to again. Can be called again. */
  close(): void {
    withdrawMemory(this.#buffer)
    unmapped.unregister(this)
    this.#block.close()
  }

  /**
   * Removes the name: nobody can attach any more. Those who are attached keep the memory until they close it.
   *
   * @throws {@link SharedMemoryNotFoundError} when the name was removed before.
   */
  unlink(): void {
    this.#ownership?.end()
    if (libc().unlinkShared(this.name) === -errno.notFound) throw new SharedMemoryNotFoundError(this.name)
  }

  /** Closes it, and removes the name if it was created here and not removed before. */
  [Symbol.dispose](): void {
    this.close()
    if (this.#ownership === undefined || this.#ownership.hasEnded) return
    this.#ownership.end()
    libc().unlinkShared(this.name)
  }

  /** Says name and size, as `console.log` shows it. */
  toString(): string {
    return `SharedMemory('${this.name}', size=${this.size}${this.#buffer.detached ? ', closed' : ''})`
  }
}

showAsText(SharedMemory.prototype)
Object.defineProperty(SharedMemory.prototype, HANDLE, {
  value(this: SharedMemory) {
    if (this.buffer.detached) throw new StateError(`${this.toString()} cannot be sent`)
    return { kind: KIND, data: this.name }
  },
})
registerHandleKind(KIND, (name) => SharedMemory.attach(checkString('name', name)))

function checkName(name: string): string {
  checkString('name', name)
  const bytes = Buffer.byteLength(name)
  if (bytes === 0 || bytes > MAX_NAME_BYTES || /[/\0]/.test(name) || name === '.' || name === '..')
    throw new OptionRangeError(
      `name must have from 1 to ${MAX_NAME_BYTES} bytes, no slash and no NUL, got ${inspect(name)}`,
    )
  if (name.startsWith(OWN_PREFIX) || name.startsWith(OWNER_PREFIX))
    throw new OptionRangeError(`name must not begin with "${OWN_PREFIX}" or "${OWNER_PREFIX}", got ${inspect(name)}`)
  return name
}
