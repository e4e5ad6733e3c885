import type { CallableDescription } from '../callable/description.ts'
import { RecentFunctions } from '../callable/recent-functions.ts'
import { sizeOf } from '../callable/size-of.ts'
import type { HostListener, WorkerHost } from '../host/worker-host.ts'
import { HostLane } from '../lane/host-lane.ts'
import { readPostedValue } from '../lane/lane-value.ts'
import { forThread, type PackedValue, type PostedValue } from '../lane/packed-value.ts'
import type { TaskHead, TaskRecord } from '../lane/task-record.ts'
import type { ClassDefinition, ToGuest } from '../protocol.ts'
import type { Encoded } from '../wire/encode.ts'
import type { Batch } from './batch.ts'
import { type Sent, sendBatch } from './send-batch.ts'
import type { WorkerStart } from './worker-owner.ts'

/** Writing so much takes about as long as waking a worker, which then need not wait for more. */
const MOST_UNTOLD_BYTES = 16 * 1024

/** The two ways to a worker: the lane with its tasks, and the messages that say what tasks need besides. */
export class WorkerLine {
  readonly lane: HostLane
  readonly host: WorkerHost
  /** Numbers of the functions that the worker has, by their ids. */
  readonly #functions = new Map<string, number>()
  readonly #recent = new RecentFunctions<string>()
  /** Numbers of functions that it may forget with the next records. */
  readonly #dropped: number[] = []
  #sentFunctions = 0
  /** Values that have come as messages, until the outcomes that speak of them are read. */
  readonly #values = new Map<number, Encoded | PackedValue>()
  #sentClasses = 0
  #sentValues = 0
  /** Bytes of records since the worker was last rung, or found awake. */
  #untoldBytes = 0
  /** Messages sent that tasks may need to have been handled. */
  #sent = 0
  /** How many values have come as messages. */
  received = 0

  /** Starts the worker. */
  constructor({ host, sharesMemory, options }: Omit<WorkerStart, 'owner'>, listener: HostListener) {
    // First, as there may be no memory for it: once a worker was started, it tells of its end.
    this.lane = new HostLane(sharesMemory, options.env)
    try {
      this.host = host(options, listener)
    } catch (error) {
      this.lane.close()
      throw error
    }
  }

  /** Sends the classes that were registered since the last time. */
  teach(classes: readonly ClassDefinition[]): void {
    if (classes.length === this.#sentClasses) return
    this.#tell({ type: 'classes', classes: classes.slice(this.#sentClasses) })
    this.#sentClasses = classes.length
  }

  /**
   * Sends a function, unless the worker has it.
   *
   * @throws {@link NotSerializableError} when what it captures cannot travel to this worker.
   */
  learn(callable: CallableDescription): void {
    const { id } = callable
    if (this.#recent.use(id)) return
    const number = ++this.#sentFunctions
    this.#tell({ type: 'function', number, callable })
    this.#functions.set(id, number)
    for (const gone of this.#recent.add(id, sizeOf(callable))) this.#drop(gone)
  }

  #drop(id: string): void {
    const number = this.#functions.get(id)
    if (number !== undefined) this.#dropped.push(number)
    this.#functions.delete(id)
  }

  /** Writes as much of a batch into the lane as finds room and can travel. */
  send(
    batch: Batch,
    { isFree, isWatched, isMeasured }: Pick<TaskHead, 'isWatched' | 'isMeasured'> & { isFree: boolean },
  ): Sent {
    return sendBatch(batch, {
      isFree,
      tasks: this.lane.tasks,
      sharesMemory: this.host.sharesMemory,
      post: (value) => this.#post(value),
      ringAhead: () => this.ring(),
      head: ({ spec, attempt, stopsOnError, group }) => ({
        fn: this.#functions.get(spec.callable.id) ?? 0,
        forgets: this.#dropped.shift() ?? 0,
        after: this.#sent,
        attempt,
        spreads: spec.spreads,
        stopsOnError,
        group,
        isTimed: spec.timeoutMs !== undefined,
        isWatched,
        isMeasured,
      }),
    })
  }

  /** Notes a record that is in the lane: a worker that cannot see it is sent it, any other is rung when it is time. */
  announce(record: TaskRecord): void {
    if (!this.lane.isShared) return this.#handOver(record)
    this.#untoldBytes += record.byteLength
    if (this.#untoldBytes >= MOST_UNTOLD_BYTES) this.ring()
  }

  /** Wakes a worker that sleeps, as there is something in its lane or will be in a moment. */
  ring(): void {
    this.#untoldBytes = 0
    if (this.lane.guest.mustRing()) this.host.send({ type: 'wake' })
  }

  /** Has a worker that waits for room look at its lane. */
  ringForRoom(): void {
    if (this.lane.room.mustRing()) this.host.send({ type: 'wake' })
  }

  /** Keeps a value that has come as a message. */
  keep(number: number, value: Encoded | PackedValue): void {
    this.received += 1
    this.#values.set(number, value)
  }

  /** Takes the value that has come as the message with this number. */
  take(number: number): Encoded {
    const value = this.#values.get(number)
    if (value === undefined) throw new Error(`value ${number} did not come from the worker`)
    this.#values.delete(number)
    return readPostedValue(value)
  }

  #handOver(record: TaskRecord): void {
    this.host.send({ type: 'task', record: record.copy() })
    // Whether the worker has begun it cannot be seen from here. It counts as begun, so that it never runs twice.
    record.start(0)
  }

  #post(value: PostedValue): number {
    const { posted, moved } = this.host.sharesMemory ? forThread(value) : value
    const number = ++this.#sentValues
    this.lane.guest.spare()
    this.#tell({ type: 'value', number, value: posted }, moved)
    return number
  }

  #tell(message: ToGuest, moved?: Iterable<ArrayBuffer>): void {
    this.host.send(message, moved)
    this.#sent += 1
  }
}
