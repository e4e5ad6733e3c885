import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Pool } from '@mp/core'
import { compressImages, writeSamplePhotos } from '@mp/imaging'

const images = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'mp-images-'))
if (images.length === 0) images.push(...(await writeSamplePhotos(folder, { megapixels: 2 })))

{
  await using pool = new Pool(4)
  for await (const image of compressImages(images, { pool, outDir: join(folder, 'out'), quality: 40 })) {
    console.log(`${basename(String(image.input))} → ${image.status}!`)
  }
}
await rm(folder, { recursive: true })
