import type { CallableDescription } from '../callable/description.ts'
import type { WorkSpec } from './work.ts'

/** Where in the program something was called; it is put into words only when an error needs it. */
export type CallSite = WorkSpec['callSite']

/** Calls of one function in one turn of the event loop whose stacks are noted each; those after them share the last one. */
const NOTED_CALLS = 4

let lastCallable: CallableDescription | undefined
let lastSite: CallSite = {}
let calls = 0

/**
 * Notes the stack of a call that gives work to a pool, without the frames inside this package.
 *
 * Noting one takes longer than the rest of a call, so of many calls of one function in one turn of the event loop, which
 * come from one loop as a rule, the later ones share a stack.
 * @param callable - The function that the pool was given.
 * @param below - The innermost frame that is left out.
 */
export function callSiteOf(callable: CallableDescription, below: Function): CallSite {
  if (callable === lastCallable && calls >= NOTED_CALLS) return lastSite
  if (calls === 0) setImmediate(forget)
  calls = callable === lastCallable ? calls + 1 : 1
  lastCallable = callable
  lastSite = {}
  Error.captureStackTrace(lastSite, below)
  return lastSite
}

/** Lets go of the last call, too: V8 keeps the arguments of what a stack shows until that is put into words. */
function forget(): void {
  calls = 0
  lastCallable = undefined
  lastSite = {}
}
