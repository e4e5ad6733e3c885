import { sumOfSquares } from '@mp/workloads'

/** Adds up the squares twice by two async functions on one event loop: neither begins before the other is done. */
export async function twiceOnOneLoop(from: number, to: number): Promise<bigint[]> {
  const once = async (): Promise<bigint> => sumOfSquares(from, to)
  return await Promise.all([once(), once()])
}
