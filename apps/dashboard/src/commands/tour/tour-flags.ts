import type { Backend } from '@mp/core'

/** Flags of `mp tour`. */
export interface TourFlags {
  backend: Backend
  workers?: number
  json: boolean
  progress: 'auto' | 'full' | 'none'
}
