import { sharedSlot } from '../shared-slot.ts'
import { hub } from './hub.ts'
import { monitorSettings } from './monitor-settings.ts'
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
    if (identity.value === undefined && isMonitorAsked()) begin()
  }
  if (hub().notesThings) hub().things.add(thing, figuresOf)
}

function begin(): void {
  hub().notesThings = true
  startMonitor({ isAsked: monitorSettings(undefined).isAsked })
}
