import { mkdir, writeFile } from 'node:fs/promises'
import { pairs } from './pairs.ts'
import { type Language, outputOf } from './run-program.ts'

// Writes what the pages show: what each program prints, in both languages. `pnpm --filter @mp/docs record`
const folder = new URL('output/', import.meta.url)
await mkdir(folder, { recursive: true })
const languages: readonly Language[] = ['python', 'typescript']
for (const { name } of pairs) {
  for (const language of languages) {
    await writeFile(new URL(`${name}.${language}.txt`, folder), await outputOf(name, language))
  }
}
