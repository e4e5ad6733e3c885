/** What is measured of a kernel: nanoseconds an element in one thread, milliseconds on a pool of threads. */
export interface WorkloadFigures {
  readonly oursNs: number
  readonly plainNs: number
  readonly pythonNs: number | undefined
  readonly cNs: number | undefined
  readonly oneMs: number
  readonly twoMs: number
}

/** Heads of the columns; a ratio says how many times as long the other takes. */
export const workloadColumns = [
  ...['kernel', 'element', 'ours ns', 'plain ns', '/ ours', 'Python ns', '/ ours', 'C -O3 ns', '/ ours'],
  ...['1 worker ms', '2 workers ms', 'scaling'],
] as const

/** Lays out a line, of Markdown too. */
export function workloadLine(cells: readonly string[]): string {
  return `| ${cells.map((cell, index) => (index < 2 ? cell.padEnd(20) : cell.padStart(9))).join(' | ')} |`
}
