import { OptionTypeError } from '../../errors.ts'

/** What a method of a thing in the server yields, one by one. */
export class ManagedIterator {
  readonly #iterator: Iterator<unknown> | AsyncIterator<unknown>

  constructor(source: unknown) {
    this.#iterator = iteratorOf(source)
  }

  async next(): Promise<IteratorResult<unknown>> {
    const result: IteratorResult<unknown, unknown> = await this.#iterator.next()
    return { done: result.done ?? false, value: result.value }
  }

  async return(): Promise<void> {
    await this.#iterator.return?.()
  }
}

function iteratorOf(source: unknown): Iterator<unknown> | AsyncIterator<unknown> {
  if (isAsyncIterable(source)) return source[Symbol.asyncIterator]()
  if (isIterable(source)) return source[Symbol.iterator]()
  throw new OptionTypeError('a method that returns an iterator has to return something that can be iterated')
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value
}
