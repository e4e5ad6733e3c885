import type { Backend } from '@mp/core'

/** Flags of `mp tour`. */
export interface TourFlags {
  backend: Backend
  workers?: number
  json: boolean
  progress: 'auto' | 'full' | 'none'
}

/** Flags of `mp run`. */
export interface RunFlags {
  backend: Backend
  workers?: number
  json: boolean
}

/** Flags of `mp compress`. */
export interface CompressFlags {
  outDir: string
  quality?: number
  format?: 'jpeg' | 'webp' | 'avif' | 'png'
  workers?: number
  overwrite: boolean
  json: boolean
}
