import { rm } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'
import { ApiIndex } from './api-index.ts'
import { benchmarkPage } from './benchmark-page.ts'
import { commandPage } from './command-page.ts'
import { errorPages } from './error-pages.ts'
import { content, writePage } from './page.ts'
import { parityPage } from './parity-page.ts'

/** Writes the pages that are made from data, once TypeDoc has written those that they link to. */
export function referencePages(): AstroIntegration {
  return {
    name: 'reference-pages',
    hooks: {
      'astro:config:setup': async ({ command }) => {
        if (command === 'preview') return
        for (const folder of ['reference', 'errors']) await rm(`${content}${folder}`, { recursive: true, force: true })
        const api = new ApiIndex()
        const pages = [parityPage(api), commandPage(), benchmarkPage(), ...errorPages(api)]
        for (const page of pages) await writePage(page)
      },
    },
  }
}
