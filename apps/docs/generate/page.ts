import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the pages of the site are. */
export const content = fileURLToPath(new URL('../src/content/docs/', import.meta.url))

/** A page that is made from data. */
export interface Page {
  /** Where it goes, below the pages of the site and without an extension. */
  path: string
  title: string
  /** One sentence, for search engines and lists. */
  description: string
  /** Place in its group of the sidebar. */
  order: number
  /** Markdown. */
  body: string
  /** What the sidebar shows in place of the title. */
  label?: string
}

/** Writes a page as Markdown with its front matter. */
export async function writePage(page: Page): Promise<void> {
  const { path, title, description, order, body, label } = page
  const file = `${content}${path}.md`
  await mkdir(dirname(file), { recursive: true })
  const sidebar = { order, ...(label === undefined ? {} : { label }) }
  const matter = { title, description, editUrl: false, sidebar }
  const lines = Object.entries(matter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  await writeFile(file, `---\n${lines.join('\n')}\n---\n\n${body}\n`)
}

/** Returns a table of Markdown; cells are Markdown on one line each. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

/** Returns text as code within a line. */
export function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``
}
