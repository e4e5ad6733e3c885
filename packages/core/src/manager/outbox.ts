import type { FromServer, ToServer } from './protocol.ts'
import { packed } from './protocol.ts'

/** Gathers what is said within one turn, and sends it as one message. */
export class Outbox {
  readonly #send: (message: Buffer) => void
  #said: Buffer[] = []

  constructor(send: (message: Buffer) => void) {
    this.#send = send
  }

  say(said: ToServer | FromServer): void {
    this.#said.push(packed(said))
    // After all promises that are settled by now: what follows from them belongs to the same turn.
    if (this.#said.length === 1) process.nextTick(() => this.flush())
  }

  /** Sends what was said so far. */
  flush(): void {
    const said = this.#said
    if (said.length === 0) return
    this.#said = []
    const [only] = said
    this.#send(said.length === 1 && only !== undefined ? only : Buffer.concat(said))
  }
}
