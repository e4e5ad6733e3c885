import { inspect } from 'node:util'
import { checkKeys } from '../check-option.ts'
import { OptionTypeError, StateError } from '../errors.ts'
import { showAsText } from '../show-as-text.ts'
import { HANDLE, type HandleOptions, type HandleRecord, REFUSAL, registerHandleKind } from '../wire/handle.ts'
import { Cell, type CellHandle, type SharedOptions } from './cell.ts'
import type { Words } from './words.ts'

/** The cell of a handle that has arrived, while the object around it is made. */
let arriving: Cell | undefined
/** One object for each cell and thread, so that what a thread knows of a cell is known once. */
const known = new Map<string | SharedArrayBuffer, WeakRef<SharedObject>>()
const forgotten = new FinalizationRegistry<string | SharedArrayBuffer>((key) => {
  if (known.get(key)?.deref() === undefined) known.delete(key)
})

/** What the shared primitives have in common: some words that all who have the object or its handle share. */
export abstract class SharedObject implements Disposable {
  /** Whether this object was made for a handle that arrived, whose words are in use already. */
  protected readonly hasArrived: boolean
  #cell: Cell | undefined
  #key: string | SharedArrayBuffer | undefined

  constructor(byteLength: number, { scope }: SharedOptions = {}) {
    if (scope !== undefined && scope !== 'processes' && scope !== 'threads')
      throw new OptionTypeError(`scope must be 'processes' or 'threads', got ${inspect(scope)}`)
    const cell = arriving
    arriving = undefined
    this.hasArrived = cell !== undefined
    this.#cell = cell ?? Cell.allocate(byteLength, scope)
  }

  /** The name under which the class is registered. */
  protected abstract get kind(): string

  protected get words(): Words {
    if (this.#cell === undefined) throw new StateError(`This ${this.constructor.name} is closed`)
    return this.#cell.words
  }

  /** What keeps the memory from being used for something else; for buffers that are given to users. */
  protected get lifeline(): object {
    return this.#cell ?? this
  }

  /** What it is like at this moment, in a few words. */
  protected abstract get summary(): string

  /** Says what it is like at this moment, as `console.log` shows it. */
  toString(): string {
    return `${this.constructor.name}(${this.#cell === undefined ? 'closed' : this.summary})`
  }

  /** @throws {@link StateError} when this object is closed. */
  protected assertOpen(): void {
    void this.words
  }

  /** Lets go of the shared memory; the object cannot be used afterwards. Others that have it are not affected. */
  close(): void {
    if (this.#key !== undefined) known.delete(this.#key)
    this.#cell?.release()
    this.#cell = undefined
  }

  [Symbol.dispose](): void {
    this.close()
  }

  /** Makes the record by which this object travels. */
  protected toHandle(options: HandleOptions): HandleRecord {
    if (this.#cell === undefined) throw new StateError(`This ${this.constructor.name} is closed and cannot be sent`)
    const handle = this.#cell.handle(options)
    this.#remember(Cell.key(handle))
    return { kind: this.kind, data: handle }
  }

  static {
    showAsText(this.prototype)
    // Not methods: the name of a computed member is no declaration.
    Object.defineProperty(this.prototype, HANDLE, {
      value(this: SharedObject, options: HandleOptions) {
        return this.toHandle(options)
      },
    })
    Object.defineProperty(this.prototype, REFUSAL, {
      value(this: SharedObject, options: HandleOptions) {
        return this.#cell?.refusal(options)
      },
    })
  }

  /** Makes `construct` build its object around the cell of a handle, or returns the object that is there already. */
  static arrive(data: unknown, construct: () => SharedObject): SharedObject {
    if (!isCellHandle(data)) throw new TypeError('A handle of shared memory is malformed')
    const key = Cell.key(data)
    const object = known.get(key)?.deref()
    if (object !== undefined) {
      Cell.redeem(data)
      return object
    }
    arriving = Cell.adopt(data)
    const fresh = construct()
    fresh.#remember(key)
    return fresh
  }

  #remember(key: string | SharedArrayBuffer): void {
    if (this.#key !== undefined) return
    this.#key = key
    known.set(key, new WeakRef(this))
    forgotten.register(this, key)
  }
}

/** Lets objects of a class travel; `construct` makes one, whose words are those of the handle. */
export function registerSharedKind(kind: string, construct: () => SharedObject): void {
  registerHandleKind(kind, (data) => SharedObject.arrive(data, construct))
}

/** Refuses misspelt options of a shared primitive. */
export function checkSharedOptions(options: object, ...others: string[]): void {
  checkKeys('options', options, ['scope', ...others])
}

/** Handles are made by `Cell` only; a number that is none would become an address. */
function isCellHandle(data: unknown): data is CellHandle {
  if (typeof data !== 'object' || data === null) return false
  if ('buffer' in data) return data.buffer instanceof SharedArrayBuffer
  const { block, offset, byteLength, generation, ticket }: Record<string, unknown> = { ...data }
  return typeof block === 'string' && [offset, byteLength, generation, ticket].every(Number.isSafeInteger)
}
