import { inspect } from 'node:util'
import { OptionTypeError } from '../errors.ts'
import { memoryOf } from './cloned-whole.ts'
import { isKeptByNode } from './immovable.ts'
import { MemoryTaker } from './memory-taker.ts'
import { standInFor, takenValueOf } from './transferred.ts'

/**
 * Has the memory of a value moved to a worker, or from it, in place of being copied.
 *
 * @remarks
 * For arguments and inputs of the calls of a pool, at any depth, and for what a task returns. The memory is taken at
 * once, on processes as on threads: when this returns, each `ArrayBuffer` that was moved is empty (`detached`) and its
 * typed arrays have length 0, whatever becomes of the call. What arrives is the same value with the same memory.
 *
 * Threads get the memory itself; processes get it through shared memory. It is copied after all, so that nothing is
 * ever lost, when the task may have to run again (`retries`) or has to wait in line behind another at its worker. Once
 * it was moved and the worker dies before the task has begun, the task fails.
 *
 * Without `list` all memory in the value is moved, but for what Node keeps: that of small Buffers, which many share,
 * and that of native code, such as an image library's. That is copied, and so is what `list` leaves out. Memory of a
 * `SharedArrayBuffer` is shared by threads in any case.
 * @param value - An object that holds memory: a buffer, a typed array, or anything of plain data with some in it.
 * @param list - The memory to move, as buffers or as views of them.
 * @returns What to hand to one call in place of the value. It is of no use for anything else.
 * @throws {@link OptionTypeError} when `value` is no object, or when `list` has something else than memory of the value.
 * @throws {@link NotSerializableError} when memory must stay: it was moved before, or belongs to a `SharedMemory`.
 * @see {@link SharedMemory} for memory that several workers use at a time.
 * @example
 * ```ts @import.meta.vitest
 * import { ThreadPool, transfer } from '@mp/core'
 * const pool = new ThreadPool(1)
 * const pixels = new Uint8Array(1_000_000)
 * const inverted = await pool.apply(
 *   (input: Uint8Array) => transfer(input.map((byte) => 255 - byte)),
 *   [transfer(pixels)],
 * )
 * expect(inverted[0]).toBe(255)
 * expect(pixels.length).toBe(0)
 * await pool.terminate()
 * ```
 */
export function transfer<T extends object>(value: T, list?: Iterable<ArrayBuffer | ArrayBufferView>): T
export function transfer(value: unknown, list?: Iterable<unknown>): unknown {
  if (typeof value !== 'object' || value === null)
    throw new OptionTypeError(
      `transfer takes an object that holds memory, such as a typed array, got ${inspect(value)}`,
    )
  if (takenValueOf(value) !== undefined) return value
  const wanted = list === undefined ? undefined : listed(list)
  const taker = new MemoryTaker(wanted === undefined ? undefined : new Set(wanted))
  taker.find(value)
  for (const [position, memory] of wanted?.entries() ?? [])
    if (!taker.has(memory)) throw new OptionTypeError(`list[${position}] of transfer is not part of the value`)
  return standInFor(taker.take(value))
}

function listed(list: Iterable<unknown>): ArrayBuffer[] {
  return Array.from(list, (item, position) => {
    const memory = typeof item === 'object' && item !== null ? memoryOf(item) : undefined
    const place = `list[${position}] of transfer`
    if (memory === undefined)
      throw new OptionTypeError(`${place} must be an ArrayBuffer or a view of one, got ${inspect(item, { depth: 0 })}`)
    if (isKeptByNode(memory))
      throw new OptionTypeError(
        `${place} is memory that Node keeps, as of a small Buffer; leave it out, or copy it first`,
      )
    return memory
  })
}
