import type { CallableDescription } from '../callable/description.ts'

/** The functions that a worker has been sent, by number. */
export class KnownFunctions {
  readonly #numbers = new Map<string, number>()

  /** Has a function sent, with the number it gets, unless the worker has it. */
  learn(callable: CallableDescription, send: (number: number, callable: CallableDescription) => void): void {
    if (this.#numbers.has(callable.id)) return
    const number = this.#numbers.size + 1
    send(number, callable)
    this.#numbers.set(callable.id, number)
  }

  /** Returns the number of a function that was sent. */
  numberOf({ id }: CallableDescription): number {
    return this.#numbers.get(id) ?? 0
  }
}
