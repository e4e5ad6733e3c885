import type { Socket } from 'node:net'
import type { ControlRequest, ControlResult } from './control.ts'
import type { Inbox } from './inbox.ts'
import type { HeaderEvent, ProgramFacts } from './program-events.ts'
import type { MonitorEvent, UnknownEvent } from './schema.ts'

/**
 * A line to another program: its events, and requests to its pools.
 *
 * @remarks
 * Events are read with `for await`, once; the first is the header, the second a snapshot. A reader that is slow loses
 * events and is told how many by a `lost` event, with a fresh snapshot. The loop ends when the program does: after an
 * `end` event if it ended by itself, without one if it was killed. The requests are answered with what became of them,
 * and never reject.
 * @example
 * ```ts @import.meta.vitest
 * import { Pool } from '@mp/core'
 * import { attach } from '@mp/core/monitor'
 * const pool = new Pool({ workers: 1, name: 'shown', monitor: true })
 * const names = []
 * for await (const event of await attach(process.pid)) {
 *   if (event.type !== 'snapshot') continue
 *   names.push(...event.pools.map(({ stats }) => stats.name))
 *   break
 * }
 * expect(names).toContain('shown')
 * await pool.terminate()
 * ```
 */
export class Attachment implements AsyncIterable<MonitorEvent | UnknownEvent>, AsyncDisposable {
  readonly #socket: Socket
  readonly #header: HeaderEvent
  readonly #inbox: Inbox

  /** @internal */
  constructor(socket: Socket, header: HeaderEvent, inbox: Inbox) {
    this.#socket = socket
    this.#header = header
    this.#inbox = inbox
  }

  /** What is known of the program from its start. */
  get program(): ProgramFacts {
    return this.#header.program
  }

  /** Hands out no more tasks of a pool until it is resumed. */
  pause(pool: string): Promise<ControlResult> {
    return this.control({ type: 'pause', pool })
  }

  /** Hands out tasks of a pool again. */
  resume(pool: string): Promise<ControlResult> {
    return this.control({ type: 'resume', pool })
  }

  /** Changes the number of workers of a pool; those that have to go finish their tasks first. */
  resize(pool: string, workers: number): Promise<ControlResult> {
    return this.control({ type: 'resize', pool, workers })
  }

  /** Has a pool take no more work and end once it has done what there is. */
  drain(pool: string): Promise<ControlResult> {
    return this.control({ type: 'drain', pool })
  }

  /** Ends the worker of a running task, as a crash would: the task fails or is repeated, and another takes its place. */
  killTask(pool: string, { job, index }: { job: number; index: number }): Promise<ControlResult> {
    return this.control({ type: 'kill-task', pool, job, index })
  }

  /** Sends a request, and returns what became of it. */
  control(request: ControlRequest): Promise<ControlResult> {
    return this.#inbox.request((id) => this.#socket.write(`${JSON.stringify({ id, request })}\n`))
  }

  /** Lets go of the program, which goes on. Ends a loop over the events. */
  close(): void {
    this.#socket.destroy()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<MonitorEvent | UnknownEvent, void, undefined> {
    yield this.#header
    try {
      for (let event = await this.#inbox.next(); event !== undefined; event = await this.#inbox.next()) yield event
    } finally {
      this.close()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close()
  }
}
