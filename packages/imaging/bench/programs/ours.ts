import { type CompressImagesOptions, compressImages } from '@mp/imaging'

const [isolation, outDir, ...photos] = process.argv.slice(2)
const options: CompressImagesOptions = isolation === 'process' ? { isolation } : {}

for await (const result of compressImages(photos, { ...options, outDir: outDir ?? '', quality: 40 }))
  if (result.status === 'failed') throw result.error
