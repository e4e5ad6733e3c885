import { sharedSlot } from '../shared-slot.ts'

const slot = sharedSlot<number>('modules-loading')

/** Tells whether this worker is loading the modules of a task, when none of them may start workers of its own. */
export function isLoadingModules(): boolean {
  return (slot.value ?? 0) > 0
}

/** Loads something of the user's, and notes for that time that modules are loading. */
export async function loadingModules<T>(load: () => Promise<T>): Promise<T> {
  slot.value = (slot.value ?? 0) + 1
  try {
    return await load()
  } finally {
    slot.value = (slot.value ?? 1) - 1
  }
}
