/** Returns the whole numbers from 0 on, as many as asked for. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n)
}
