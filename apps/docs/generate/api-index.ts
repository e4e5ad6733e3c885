import { globSync, readFileSync } from 'node:fs'
import { content } from './page.ts'

/** Where the reference describes each export of the libraries, and what each of them has. */
export class ApiIndex {
  readonly #pages = new Map<string, { url: string; headings: Set<string> }>()

  constructor() {
    for (const file of globSync('api/*/*/*.md', { cwd: content })) {
      const text = readFileSync(content + file, 'utf8')
      const name = /^title: "(.+)"$/m.exec(text)?.[1]
      if (name === undefined) continue
      const headings = [...text.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading.replaceAll(/[\\?()]/g, ''))
      // A function goes by the name of a type at times: both are found, and the type comes first.
      if (!this.#pages.has(name)) this.#pages.set(name, { url: urlOf(file), headings: new Set(headings) })
    }
  }

  /** Returns the address of an export, or of a member of one as in `Pool.map`; undefined when it has none. */
  urlOf(name: string): string | undefined {
    const [owner = '', member] = name.split(/\.|(?=\[)/)
    const page = this.#pages.get(owner)
    if (page === undefined || member === undefined || !page.headings.has(member)) return page?.url
    return `${page.url}#${member.toLowerCase().replaceAll(/[^\w-]/g, '')}`
  }

  /** Returns a name as code, linked to its page where it has one. */
  link(name: string): string {
    const url = this.urlOf(name)
    return url === undefined ? `\`${name}\`` : `[\`${name}\`](${url})`
  }
}

function urlOf(file: string): string {
  return `/${file.replace(/\.md$/, '').toLowerCase()}/`
}
