import type { APIRoute } from 'astro'
import { readDocuments } from '../llms/documents.ts'

const sections: readonly (readonly [folder: string, title: string])[] = [
  ['', 'Overview'],
  ['start', 'Start'],
  ['tutorial', 'Python and TypeScript'],
  ['guides', 'Guides'],
  ['guidelines', 'Guidelines'],
  ['reference', 'Reference'],
  ['errors', 'Errors'],
  ['api', 'API'],
]

/** Lists every page with its description, as https://llmstxt.org has it. */
export const GET: APIRoute = async ({ site = new URL('http://localhost:4321') }) => {
  const documents = await readDocuments(site)
  const parts = sections.map(([folder, title]) => {
    const lines = documents
      .filter(({ section }) => section === folder)
      .map(({ title, url, description }) => `- [${title}](${url})${description === '' ? '' : `: ${description}`}`)
    return `## ${title}\n\n${lines.join('\n')}`
  })
  const summary = `# mp\n\n> Python's multiprocessing for Node.js: pools of processes and threads, and what they share, for CPU-heavy work in TypeScript.\n\nEverything in one file: ${new URL('/llms-full.txt', site).href}`
  return new Response(`${[summary, ...parts].join('\n\n')}\n`)
}
