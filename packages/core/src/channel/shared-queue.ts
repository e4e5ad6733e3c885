import { HANDLE, type HandleOptions, type HandleRecord, registerHandleKind } from '../wire/handle.ts'
import { noteThing } from '../monitor/note-thing.ts'
import { ItemLine } from './item-line.ts'
import type { RingLimits } from './ring-block.ts'
import { rememberThing, thingOf } from './ring-things.ts'
import { isRingHandle, RingUser } from './ring-user.ts'

/** The user of a handle that has arrived, while the queue around it is made. */
let arriving: RingUser | undefined

/** What all queues have in common: a line of items in shared memory that travels by handle. */
export abstract class SharedQueue<T> implements Disposable, AsyncDisposable {
  /** @internal */
  protected readonly line: ItemLine<T>

  /** @internal */
  constructor(limits: RingLimits) {
    const user = arriving ?? RingUser.create([limits])
    arriving = undefined
    this.line = new ItemLine(user)
    rememberThing(this, user)
    const maxSize = limits.maxItems === 0 ? undefined : limits.maxItems
    noteThing<SharedQueue<T>>(this, ({ line }) => {
      line.assertOpen()
      return { kind: 'queue', size: line.ring.size, maxSize }
    })
  }

  /** The name under which the class is registered. */
  protected abstract get kind(): string

  /**
   * Lets go of the queue in this thread or process: its methods throw from now on, and what waits here rejects. Items
   * stay, and others that have the queue are not affected. Can be called again.
   */
  close(): void {
    this.line.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close()
  }

  #handle(options: HandleOptions): HandleRecord {
    this.line.assertOpen()
    return { kind: this.kind, data: this.line.user.handle(options) }
  }

  static {
    // Not a method: the name of a computed member is no declaration.
    Object.defineProperty(this.prototype, HANDLE, {
      value(this: SharedQueue<unknown>, options: HandleOptions) {
        return this.#handle(options)
      },
    })
  }
}

/** Lets queues of a class travel; `construct` makes one, around what has arrived. */
export function registerQueueKind(kind: string, construct: () => object): void {
  registerHandleKind(kind, (data) => {
    if (!isRingHandle(data)) throw new TypeError('The handle of a queue is malformed')
    return thingOf(data, (user) => {
      arriving = user
      return construct()
    })
  })
}
