import { runUpdate } from '../run-update.ts'

/** One value in the server. */
export class ManagedValue {
  #value: unknown

  constructor(value?: unknown) {
    this.#value = value
  }

  get(): unknown {
    return this.#value
  }

  set(value: unknown): void {
    this.#value = value
  }

  update(fn: unknown): unknown {
    this.#value = runUpdate(fn, this.#value)
    return this.#value
  }
}
