import { sharedSlot } from '../shared-slot.ts'
import { hub } from './hub.ts'
import { monitorSettings } from './monitor-settings.ts'
import { isMonitorAsked, startMonitor } from './start-monitor.ts'

/** Set in workers and processes that we have started. */
const identity = sharedSlot<unknown>('identity')
let isFirst = true

/**
 * Has a program whose environment asks for it be watched from its first thing or child on; workers only from their
 * first pool on.
 */
export function beginWhenAsked(): void {
  if (!isFirst) return
  isFirst = false
  if (identity.value !== undefined || !isMonitorAsked()) return
  hub().notesThings = true
  startMonitor({ isAsked: monitorSettings(undefined).isAsked })
}
