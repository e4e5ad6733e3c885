import { errors } from '../../../packages/core/errors/registry.ts'
import { imageErrors } from '../../../packages/imaging/errors/registry.ts'
import type { ApiIndex } from './api-index.ts'
import { occurrenceOf } from './occurrence.ts'
import { code, type Page, table } from './page.ts'

interface ErrorEntry {
  code: string
  className: string
  cause: string
  remedy: string
  fields: readonly string[]
}

const libraries: readonly { name: string; entries: readonly ErrorEntry[] }[] = [
  { name: '@mp/core', entries: errors },
  { name: '@mp/imaging', entries: imageErrors },
]

/** Makes the index of errors, and a page for each code. */
export function errorPages(api: ApiIndex): Page[] {
  const pages = libraries.flatMap(({ name, entries }) => entries.map((entry) => errorPage(name, entry, api)))
  return [indexPage(), ...pages.map((page, index) => ({ ...page, order: index + 1 }))]
}

function indexPage(): Page {
  const sections = libraries.map(({ name, entries }) => {
    const rows = entries.map((entry) => [`[\`${entry.code}\`](${addressOf(entry.code)})`, entry.cause])
    return `## ${name}\n\n${table(['Code', 'What has happened'], rows)}`
  })
  const intro = `Every error of the libraries is an \`MpError\` with a class and a \`code\` of its own. A code never changes its meaning; the text of a message may. Look at \`error.code\`, and use the class where you want its fields. \`error.help\` is the address of its page here; set \`MP_DOCS\` to where this site is served, and it is a whole one.

\`\`\`ts
try {
  await pool.apply(work, [order], { timeout: 1000 })
} catch (error) {
  if (error instanceof TimeoutError) return retryLater(error.timeoutMs)
  throw error
}
\`\`\``
  return {
    path: 'errors/index',
    title: 'Errors',
    label: 'All errors',
    description: 'Every error code, what has happened and what to do.',
    order: 0,
    body: [intro, ...sections].join('\n\n'),
  }
}

function errorPage(library: string, entry: ErrorEntry, api: ApiIndex): Page {
  const program = occurrenceOf(entry.code)
  const fields = entry.fields.length === 0 ? 'none of its own' : entry.fields.map(fieldLink(entry, api)).join(', ')
  const body = [
    `- Class: ${api.link(entry.className)} of \`${library}\`\n- Fields: ${fields}`,
    `## What has happened\n\n${entry.cause}`,
    `## What to do\n\n${entry.remedy}`,
    ...(program === undefined ? [] : [`## A program that meets it\n\n\`\`\`ts\n${program}\n\`\`\``]),
  ].join('\n\n')
  return { path: `errors/${entry.code}`, title: entry.code, description: entry.cause, order: 0, body }
}

function fieldLink(entry: ErrorEntry, api: ApiIndex): (field: string) => string {
  return (field) => {
    const url = api.urlOf(`${entry.className}.${field}`)
    return url === undefined ? code(field) : `[\`${field}\`](${url})`
  }
}

function addressOf(errorCode: string): string {
  return `/errors/${errorCode.toLowerCase()}/`
}
