import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import type { CompressFlags } from './compress-flags.ts'
import type { CompressRun } from './file-result.ts'
import { srcsetsOf } from './json-report.ts'
import { UsageError } from './usage-error.ts'

/** How each kind of report is made, by the extension of its file. */
const REPORTS: Readonly<Record<string, 'html' | 'markdown'>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
}

/** Tells whether a report is asked for that shows how like the originals the results look. */
export function wantsReport({ html, report }: CompressFlags): boolean {
  return html !== undefined || report.length > 0
}

/** Refuses a report of a kind that there is not. */
export function refuseUnknownReports({ report }: CompressFlags): void {
  const unknown = report.find((path) => kindOf(path) === undefined)
  if (unknown !== undefined) throw new UsageError(`--report ends in .html or .md, got ${unknown}`)
}

/** Writes the files that tell of a run. */
export async function writeReports(run: CompressRun, { html, report, srcset }: CompressFlags): Promise<void> {
  if (srcset !== undefined) await writeTo(srcset, srcsetsOf(run.results, dirname(srcset)))
  if (html !== undefined) await writeTo(html, await pageOf(run))
  for (const path of report) await writeTo(path, await (kindOf(path) === 'html' ? pageOf(run) : markdownOf(run)))
}

function kindOf(path: string): 'html' | 'markdown' | undefined {
  return REPORTS[extname(path).toLowerCase()]
}

async function pageOf(run: CompressRun): Promise<string> {
  const { htmlReport } = await import('./html-report.ts')
  return htmlReport(run)
}

async function markdownOf(run: CompressRun): Promise<string> {
  const { markdownReport } = await import('./markdown-report.ts')
  return markdownReport(run)
}

async function writeTo(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
