import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { previewImage } from '@mp/imaging'
import { extremesOf } from './extremes.ts'
import { type CompressRun, type FileResult, isKept, totalsOf } from './file-result.ts'
import { page } from './html-page.ts'
import { cellsOf } from './report-cells.ts'
import { savedText, sizeText } from './size-text.ts'

/** Pairs beyond this many are left to the table, so that a browser can open the page. */
const MAX_PAIRS = 60

const WHOLE = { width: 480, height: 360 }
/** Pixel for pixel: damage is seen here first. */
const DETAIL = { width: 480, height: 360, detail: true }

type Done = FileResult & { status: 'compressed' }

/** Returns a page that needs no other file: totals, pictures before and after, and a table of all. */
export async function htmlReport(run: CompressRun): Promise<string> {
  const done = run.results.filter((result) => result.status === 'compressed')
  const pairs: string[] = []
  for (const result of done.slice(0, MAX_PAIRS)) pairs.push(await pairOf(result))
  const { bytesBefore, bytesAfter, compressed, kept, failed, removed } = totalsOf(run.results)
  const facts: [string, string][] = [
    ['files', `${compressed} of ${run.fileCount}`],
    ['before', sizeText(bytesBefore)],
    ['after', sizeText(bytesAfter)],
    ['saved', savedText(bytesBefore, bytesAfter)],
    ['kept', String(kept)],
    ['failed', String(failed.length)],
    ...Object.entries(removed).map(([kind, count]): [string, string] => [`${kind} removed`, String(count)]),
  ]
  return page({
    facts: facts.map(([label, value]) => `<div><b>${escape(value)}</b><span>${escape(label)}</span></div>`).join(''),
    pairs: pairs.join('\n'),
    rows: run.results.map(rowOf).join('\n'),
    ranks: ranksOf(run.results),
    left: done.length > MAX_PAIRS ? `<p>${done.length - MAX_PAIRS} more are in the table only.</p>` : '',
  })
}

async function pairOf(result: Done): Promise<string> {
  const { input, output, bytesBefore, bytesAfter } = result
  const backup = 'backup' in result ? result.backup : undefined
  const [before, after] = await Promise.all([readImage(backup ?? input), readImage(output)])
  const slides = await Promise.all(
    [WHOLE, DETAIL].map(async (size) => slide(await previewOf(before, size), await previewOf(after, size))),
  )
  const words = [
    `${sizeText(bytesBefore)} → ${sizeText(bytesAfter)}`,
    isKept(result) ? 'kept' : savedText(bytesBefore, bytesAfter),
    ...('width' in result ? [`${result.width} × ${result.height} ${result.format}`] : [result.codec]),
    ...('ssim' in result && result.ssim !== undefined ? [`similarity ${result.ssim.toFixed(4)}`] : []),
  ]
  const figures = slides.join('')
  return `<article><h2>${escape(basename(input))}</h2><p>${escape(words.join(' · '))}</p><div class="pair">${figures}</div></article>`
}

/** A file that is gone, or was not written in a dry run, has no picture. */
async function readImage(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch(() => undefined)
}

async function previewOf(bytes: Uint8Array | undefined, size: typeof WHOLE): Promise<string | undefined> {
  if (bytes === undefined) return undefined
  const preview = await previewImage(bytes, size).catch(() => undefined)
  return preview === undefined ? undefined : `data:image/webp;base64,${Buffer.from(preview.data).toString('base64')}`
}

function slide(before: string | undefined, after: string | undefined): string {
  if (before === undefined && after === undefined) return ''
  if (before === undefined || after === undefined) return `<figure><img src="${before ?? after}" alt=""></figure>`
  return (
    `<figure class="slide"><img src="${before}" alt="before"><img class="after" src="${after}" alt="after">` +
    `<input type="range" value="50" aria-label="before and after"><figcaption>before | after</figcaption></figure>`
  )
}

/** Tells in two lists what shrank most and least, where the table is too long to see it. */
function ranksOf(results: readonly FileResult[]): string {
  const { best, worst } = extremesOf(results)
  if (worst.length === 0) return ''
  const lists = `<div><h2>Shrank most</h2>${listOf(best)}</div><div><h2>Shrank least</h2>${listOf(worst)}</div>`
  return `<div class="ranks">${lists}</div>`
}

function listOf(ranked: readonly Done[]): string {
  const items = ranked.map(
    ({ input, bytesBefore, bytesAfter }) => `<li>${escape(input)} <b>${savedText(bytesBefore, bytesAfter)}</b></li>`,
  )
  return `<ol>${items.join('')}</ol>`
}

function rowOf(result: FileResult): string {
  const name = `<td>${escape(result.input)}</td>`
  if (result.status === 'failed')
    return `<tr class="failed">${name}<td colspan="5">${escape(result.error.message)}</td></tr>`
  if (result.status === 'skipped') return `<tr>${name}<td colspan="5">done before</td></tr>`
  return `<tr>${name}${cellsOf(result)
    .map((cell) => `<td>${escape(cell)}</td>`)
    .join('')}</tr>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
