import type { RowResult } from './results.ts'
import { columns, linesOf } from './row-table.ts'

/** Lays out a row's result for a terminal. */
export function consoleTable(result: RowResult): string {
  const lines = [[...columns], ...linesOf(result)]
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const text = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  return text.map((line) => `  ${line}`.trimEnd()).join('\n')
}
