import { type Taken, WaitingLine } from '../../waiting-line.ts'
import { Fifo } from '../fifo.ts'

/** Inputs that a client sends one by one, for whoever reads them in the server. */
export class InputFeed implements AsyncIterableIterator<unknown, undefined> {
  readonly #inputs = new Fifo<unknown>()
  readonly #line = new WaitingLine()
  #hasEnded = false

  put(input: unknown): void {
    if (this.#hasEnded) return
    this.#inputs.push(input)
    this.#line.advance()
  }

  /** Says that no more inputs come. */
  finish(): void {
    this.#hasEnded = true
    this.#line.advance()
  }

  async next(): Promise<IteratorResult<unknown, undefined>> {
    const taken = await this.#line.wait(() => this.#take())
    return taken?.value ?? { done: true, value: undefined }
  }

  /** Says that no more inputs are read. */
  async return(): Promise<IteratorResult<unknown, undefined>> {
    this.#inputs.clear()
    this.finish()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  #take(): Taken<IteratorResult<unknown, undefined>> | undefined {
    const input = this.#inputs.shift()
    if (input !== undefined) return { value: { done: false, value: input.value } }
    return this.#hasEnded ? { value: { done: true, value: undefined } } : undefined
  }
}
