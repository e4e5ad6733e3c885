import { OptionTypeError } from '../../errors.ts'
import { iteratorOf } from '../iterator-of.ts'

/** What a method of a thing in the server yields, one by one. */
export class ManagedIterator {
  readonly #iterator: Iterator<unknown> | AsyncIterator<unknown>

  constructor(source: unknown) {
    const iterator = iteratorOf(source)
    if (iterator === undefined)
      throw new OptionTypeError('a method that returns an iterator has to return something that can be iterated')
    this.#iterator = iterator
  }

  async next(): Promise<IteratorResult<unknown>> {
    const result: IteratorResult<unknown, unknown> = await this.#iterator.next()
    return { done: result.done ?? false, value: result.value }
  }

  async return(): Promise<void> {
    await this.#iterator.return?.()
  }
}
