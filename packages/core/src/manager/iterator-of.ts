/** Returns the iterator of whatever can be iterated, synchronously or not; undefined for what cannot. */
export function iteratorOf(source: unknown): Iterator<unknown> | AsyncIterator<unknown> | undefined {
  if (isAsyncIterable(source)) return source[Symbol.asyncIterator]()
  return isIterable(source) ? source[Symbol.iterator]() : undefined
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && Symbol.iterator in value)
}
