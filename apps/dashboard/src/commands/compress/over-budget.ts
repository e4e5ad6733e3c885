import type { CompressFlags } from './compress-flags.ts'
import { type FileResult, isKept } from './file-result.ts'
import { sizeText } from './size-text.ts'

/** A file that a check finds fault with, and why. */
export interface Finding {
  input: string
  bytes: number
  reason: string
}

/** Finds the results that are over the budget, or in a check the files that could be smaller. */
export function findingsIn(results: readonly FileResult[], { check, budget }: CompressFlags): Finding[] {
  return results.flatMap((result) => {
    if (result.status !== 'compressed') return []
    const { input, bytesBefore, bytesAfter } = result
    if (budget !== undefined) return overBudget(input, bytesAfter, budget)
    const isSmaller = check && !isKept(result) && bytesAfter < bytesBefore
    const reason = `${sizeText(bytesBefore)}, could be ${sizeText(bytesAfter)}`
    return isSmaller ? [{ input, bytes: bytesBefore, reason }] : []
  })
}

/** Finds fault with a file that has more bytes than the budget. */
export function overBudget(input: string, bytes: number, budget: number): Finding[] {
  return bytes > budget ? [{ input, bytes, reason: `${sizeText(bytes)}, over the budget of ${sizeText(budget)}` }] : []
}
