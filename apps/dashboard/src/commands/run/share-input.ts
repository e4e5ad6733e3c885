import { SharedArray } from '@mp/core'
import type { Kernel } from '@mp/workloads'

/** Makes the demonstration input of a kernel, and puts in shared memory what the kernel says may be there. */
export function shareInput({ demoInput, sharedFields = [] }: Kernel): unknown {
  const input = demoInput()
  if (typeof input !== 'object' || input === null) return input
  const fields = Object.entries(input).map(([name, value]: [string, unknown]) => [
    name,
    sharedFields.includes(name) ? share(value) : value,
  ])
  return sharedFields.length === 0 ? input : Object.fromEntries(fields)
}

function share(value: unknown): unknown {
  if (value instanceof Float64Array) {
    const shared = new SharedArray('f64', value.length)
    shared.view.set(value)
    return shared
  }
  if (!(value instanceof Uint8Array)) return value
  const shared = new SharedArray('u8', value.length)
  shared.view.set(value)
  return shared
}
