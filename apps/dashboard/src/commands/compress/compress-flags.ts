/** Flags of `mp compress`. */
export interface CompressFlags {
  outDir: string
  quality?: number
  format?: 'jpeg' | 'webp' | 'avif' | 'png'
  workers?: number
  overwrite: boolean
  json: boolean
}
