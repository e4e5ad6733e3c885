import { sharedSlot } from '../shared-slot.ts'
import { hub } from './hub.ts'
import { isMonitorAsked, startMonitor } from './start-monitor.ts'
import type { ThingFigures } from './things.ts'

/** Set in workers and processes that we have started. */
const identity = sharedSlot<unknown>('identity')
let isFirst = true

/**
 * Notes a thing for those who watch the program, if anybody may.
 *
 * A program whose environment asks for it can be watched from its first thing on; workers only from their first pool on.
 */
export function noteThing<T extends object>(thing: T, figuresOf: (thing: T) => ThingFigures | undefined): void {
  if (isFirst) {
    isFirst = false
    if (isMonitorAsked()) hub().notesThings = true
    if (hub().notesThings && identity.value === undefined) startMonitor({ isAsked: isMonitorAsked() })
  }
  if (hub().notesThings) hub().things.add(thing, figuresOf)
}
