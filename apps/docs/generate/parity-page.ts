import { groups } from '../../../packages/core/parity/index.ts'
import type { Row } from '../../../packages/core/parity/row.ts'
import type { ApiIndex } from './api-index.ts'
import { code, type Page, table } from './page.ts'

const meanings: readonly (readonly [Row['status'], string])[] = [
  ['same', 'the same meaning; a promise where Python blocks'],
  ['adapted', 'the same purpose in another shape'],
  ['better', "without a fault or a limit of Python's"],
  ['not yet', 'planned'],
  ['none', 'makes no sense here, or Node has it'],
]

/** Makes the page that has every name of Python's module, and ours. */
export function parityPage(api: ApiIndex): Page {
  const rows = groups.flatMap((group) => group.rows)
  const legend = meanings.flatMap(([status, meaning]) => {
    const count = rows.filter((row) => row.status === status).length
    return count === 0 ? [] : [[badge(status), String(count), meaning]]
  })
  const sections = groups.map(({ name, rows }) => `## ${name}\n\n${groupTable(rows, api)}`)
  const intro = `Every public name of Python's \`multiprocessing\`, \`shared_memory\`, \`connection\`, \`managers\` and \`concurrent.futures\`: ${rows.length} of them. Each row that has a name here has a test that proves what it says; the tests are named in \`packages/core/parity\`, from which this page is made.`
  return {
    path: 'reference/parity',
    title: "Python's names, and ours",
    label: 'Parity with Python',
    description: "Every name of Python's multiprocessing, what it is called here, and how it differs.",
    order: 1,
    body: [intro, table(['Here it is', 'Names', 'That is'], legend), ...sections].join('\n\n'),
  }
}

function groupTable(rows: readonly Row[], api: ApiIndex): string {
  return table(
    ['Python', 'Here', 'Status', 'How it differs'],
    rows.map(({ python, ours, status, difference }) => [
      code(python),
      ours === ''
        ? ''
        : ours
            .split(', ')
            .map((name) => api.link(name))
            .join(', '),
      badge(status),
      difference,
    ]),
  )
}

function badge(status: Row['status']): string {
  return `<span class="badge ${status.replace(' ', '-')}">${status}</span>`
}
