/** What `assembly/` exports; addresses and lengths are in bytes, counts in elements. */
export interface KernelFunctions {
  addSquares(from: number, count: number, result: number): void
  crossOff(segment: number, length: number, primes: number, next: number, masks: number, count: number): void
  countZeroBits(segment: number, length: number): number
  iterateRow(
    counts: number,
    width: number,
    waiting: number,
    left: number,
    step: number,
    imaginary: number,
    max: number,
  ): void
  multiplyPanels(sums: number, rows: number, columns: number, a: number, b: number, depth: number): void
  transform(source: number, target: number, roots: number, length: number): number
  assignPoints(
    points: number,
    count: number,
    dimensions: number,
    centroids: number,
    clusters: number,
    labels: number,
    distances: number,
    sums: number,
  ): number
  sortDoubles(values: number, spare: number, places: number, count: number): number
  hashBlocks(state: number, block: number, blocks: number, constants: number, schedule: number): void
  hashDigests(state: number, rounds: number, initial: number, constants: number, schedule: number): void
  startTable(at: number, slots: number): void
  growTable(): number
  addText(text: number, length: number): number
  countOutside(counter: number, groups: number, outer: number, inner: number): number
  countBins(values: number, pairs: number, tables: number, bins: number, min: number, max: number, scale: number): void
  addPulls(
    bodies: number,
    count: number,
    room: number,
    first: number,
    targets: number,
    pulls: number,
    least: number,
  ): void
}
