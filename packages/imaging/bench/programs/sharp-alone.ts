import { basename, join } from 'node:path'
import sharp from 'sharp'

const [way, outDir = '', ...photos] = process.argv.slice(2)

async function compress(photo: string): Promise<void> {
  await sharp(photo)
    .jpeg({ quality: 40 })
    .toFile(join(outDir, basename(photo)))
}

if (way === 'serial') for (const photo of photos) await compress(photo)
else await Promise.all(photos.map(compress))
