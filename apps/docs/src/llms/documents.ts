import { getCollection } from 'astro:content'
import { programOf } from '../programs.ts'

/** A page as plain Markdown, for readers that are programs. */
export interface Document {
  title: string
  description: string
  url: string
  /** First folder of its address: `guides`, `api`; empty for the pages at the top. */
  section: string
  text: string
}

/** What is read of a page; Astro's own type of it exists only after a build. */
interface Page {
  id: string
  data: { title: string; description?: string | undefined }
  body?: string | undefined
}

/** Returns every page in the order of addresses, those at the top first. */
export async function readDocuments(site: URL): Promise<Document[]> {
  const entries: Page[] = await getCollection('docs')
  return entries
    .toSorted((a, b) => Number(a.id.includes('/')) - Number(b.id.includes('/')) || (a.id < b.id ? -1 : 1))
    .map((entry) => documentOf(entry, site))
}

function documentOf({ id, data, body = '' }: Page, site: URL): Document {
  return {
    title: data.title,
    description: data.description ?? '',
    url: new URL(id === 'index' ? '/' : `/${id}/`, site).href,
    section: id.includes('/') ? (id.split('/')[0] ?? '') : '',
    text: plain(body),
  }
}

/** Takes components out of a page; code is left as it is. */
function plain(body: string): string {
  const parts = body.split(/(^ *```[^]*?^ *```$)/m)
  const text = parts.map((part, index) => (index % 2 === 0 ? withoutComponents(part) : part)).join('')
  return text.replaceAll(/\n{3,}/g, '\n\n').trim()
}

/** Programs that a page shows side by side take the place of their component. */
function withoutComponents(text: string): string {
  return text
    .replaceAll(/^import .+$/gm, '')
    .replaceAll(/<SideBySide name="(.+?)" \/>/g, (_, name: string) => bothOf(name))
    .replaceAll(/<\/?[A-Za-z][^`]*?>/g, '')
}

function bothOf(name: string): string {
  const { python, typescript, typescriptOutput, sameness } = programOf(name)
  const parts = [
    fence('python', python),
    fence('ts', typescript),
    'It prints:',
    fence('text', typescriptOutput),
    sameness,
  ]
  return parts.join('\n\n')
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}
