import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compressImages, writeSamplePhotos } from '@mp/imaging'

const folder = await mkdtemp(join(tmpdir(), 'mp-consumer-'))
try {
  const photos = await writeSamplePhotos(folder, { count: 2, megapixels: 0.3 })
  const outcomes: string[] = []
  for await (const result of compressImages(photos, { outDir: folder, workers: 2 })) {
    outcomes.push(result.status === 'compressed' && result.bytesAfter < result.bytesBefore ? 'smaller' : result.status)
  }
  console.log(outcomes.join(' '))
} finally {
  await rm(folder, { recursive: true })
}
