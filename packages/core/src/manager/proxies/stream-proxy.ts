import { BaseProxy } from '../base-proxy.ts'

/** A stream of tasks in a pool of a manager, as the {@link PoolProxyIterator} that has opened it sees it. */
export class StreamProxy extends BaseProxy {
  put(input: unknown): Promise<void> {
    return this.ask('put', [input])
  }

  /** Says that no more inputs come. */
  finish(): Promise<void> {
    return this.ask('finish')
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    return this.ask('next')
  }

  /** Says that the results after one that failed are wanted. */
  resume(): Promise<void> {
    return this.ask('resume')
  }

  /** Stops what runs; no more results are wanted. */
  return(): Promise<void> {
    return this.ask('return')
  }
}
