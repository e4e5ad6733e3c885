import { NotSerializableError, StateError } from '../errors.ts'
import type { HandleOptions } from '../wire/handle.ts'
import {
  allocateCell,
  type ArenaCell,
  type CellPlace,
  closeAlone,
  dropReference,
  findCell,
  giveTicketUp,
  issueTicket,
  redeemTicket,
} from './arena.ts'
import { BufferWords } from './buffer-words.ts'
import type { Words } from './words.ts'

/** Who can use a shared thing. */
export interface SharedOptions {
  /**
   * `processes`: processes and threads. `threads`: the threads of this process only, on any platform; it cannot be
   * sent to a process.
   * @defaultValue `'processes'`
   */
  scope?: 'processes' | 'threads'
}

/** How a cell travels. */
export type CellHandle = (CellPlace & { ticket: number }) | { buffer: SharedArrayBuffer }

const live = new Set<ArenaCell>()
const collected = new FinalizationRegistry<ArenaCell>(giveBack)
let isExitWatched = false

/** Some bytes that threads or processes share, kept as long as anybody refers to them. */
export class Cell {
  readonly words: Words
  readonly #source: ArenaCell | SharedArrayBuffer

  private constructor(words: Words, source: ArenaCell | SharedArrayBuffer) {
    this.words = words
    this.#source = source
    if (source instanceof SharedArrayBuffer) return
    live.add(source)
    collected.register(this, source, this)
    if (!isExitWatched) process.on('exit', () => [...live].forEach(giveBack))
    isExitWatched = true
  }

  /** Makes a cell that is filled with zeros. */
  static allocate(byteLength: number, scope: SharedOptions['scope']): Cell {
    if (scope === 'threads') {
      const words = new BufferWords(new SharedArrayBuffer(Math.ceil(byteLength / 8) * 8))
      return new Cell(words, words.buffer)
    }
    const source = allocateCell(Math.ceil(byteLength / 8) * 8)
    return new Cell(source.words, source)
  }

  /**
   * Finds the cell of a handle that has arrived.
   *
   * @throws {@link StateError} when nobody refers to it any more.
   * @throws {@link SharedMemoryNotFoundError} when the program that owned it has ended.
   */
  static adopt(handle: CellHandle): Cell {
    if ('buffer' in handle) return new Cell(new BufferWords(handle.buffer), handle.buffer)
    const source = findCell(handle)
    if (source !== undefined && redeemTicket(source, handle.ticket)) return new Cell(source.words, source)
    throw new StateError('A shared thing arrived after everybody else had let go of it')
  }

  /** What tells this cell from all others, for as long as it lives. */
  static key(handle: CellHandle): string | SharedArrayBuffer {
    return 'buffer' in handle ? handle.buffer : `${handle.block}/${handle.offset}/${handle.generation}`
  }

  /** Gives back the ticket of a handle whose cell is known here already. */
  static redeem(handle: CellHandle): void {
    const source = 'buffer' in handle ? undefined : findCell(handle)
    if (source !== undefined && 'ticket' in handle && redeemTicket(source, handle.ticket)) dropReference(source)
  }

  /** Tells why it has no handle for a recipient; undefined when it has one. */
  refusal({ sharesMemory }: HandleOptions): string | undefined {
    if (sharesMemory || !(this.#source instanceof SharedArrayBuffer)) return undefined
    return "it is shared by threads only; leave out { scope: 'threads' }"
  }

  /** Makes a handle, for one recipient. */
  handle(options: HandleOptions): CellHandle {
    const refusal = this.refusal(options)
    if (refusal !== undefined) throw new NotSerializableError('value', refusal)
    const source = this.#source
    if (source instanceof SharedArrayBuffer) return { buffer: source }
    const { block, offset, byteLength, generation } = source
    const place = { block, offset, byteLength, generation }
    const ticket = issueTicket(source)
    // Once the handle may have arrived, its ticket may be that of another one.
    options.onSent?.(({ mayHaveArrived }) => {
      if (!mayHaveArrived) giveTicketUp(place, ticket)
    })
    return { ...place, ticket }
  }

  /** Lets go of the cell; it must not be used afterwards. */
  release(): void {
    if (this.#source instanceof SharedArrayBuffer) return
    collected.unregister(this)
    giveBack(this.#source)
  }
}

function giveBack(source: ArenaCell): void {
  if (!live.delete(source)) return
  closeAlone(source, dropReference(source))
}
