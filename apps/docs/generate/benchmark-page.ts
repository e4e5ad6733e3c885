import { type BenchmarkRow, type Entry, type Figure, readResults, short } from './figures.ts'
import { type Page, table } from './page.ts'

/** Makes the page of measurements from the committed results. */
export function benchmarkPage(): Page {
  const { date, command, rounds, machine, versions, rows } = readResults()
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
  const intro = `Our pools beside their peers and Python's, on the same work, in programs of their own, in turns within one run. Bars are medians of ${rounds} rounds, and the figures in brackets are the quartiles. Where quartiles overlap nobody is called better. Where a peer is better, it says so.`
  const setting = [
    `- Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.kernel}`,
    `- Date: ${day}`,
    `- Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
    `- Command: \`${command}\``,
  ].join('\n')
  const body = [
    intro,
    setting,
    `Run it where your program will run: figures of another machine are figures of another machine.`,
    ...rows.map(section),
  ].join('\n\n')
  return {
    path: 'reference/benchmarks',
    title: 'Benchmarks',
    description: 'What the pools reach beside their peers, with machine, versions and command.',
    order: 3,
    body,
  }
}

function section({ name, title, metrics, entries }: BenchmarkRow): string {
  const tables = metrics.map((metric) => metricTable(metric, entries)).filter((part) => part !== '')
  return [`## ${name}`, `${title}.`, ...tables].join('\n\n')
}

function metricTable(metric: BenchmarkRow['metrics'][number], entries: readonly Entry[]): string {
  const measured = entries.flatMap((entry) => {
    const figure = entry.figures[metric.name]
    return figure === undefined ? [] : [{ entry, figure }]
  })
  if (measured.length === 0) return ''
  const most = Math.max(...measured.map(({ figure }) => figure.median))
  const head = ['Contender', `${metric.name}, ${metric.better} is better`, 'Beside the best peer']
  const line = ({ entry, figure }: { entry: Entry; figure: Figure }): string[] => [
    entry.role === 'ours' ? `**${entry.contender}**` : entry.contender,
    `${bar(figure.median / most, entry.role)} ${short(figure.median)} <small>(${short(figure.low)} – ${short(figure.high)})</small>`,
    verdict(figure),
  ]
  return table(head, measured.map(line))
}

function bar(share: number, role: Entry['role']): string {
  return `<span class="bar ${role}" style="--share:${(share * 100).toFixed(1)}%"></span>`
}

function verdict({ against }: Figure): string {
  if (against === undefined) return ''
  if (against.verdict === 'within noise') return `within noise of ${against.contender}`
  return `${short(against.ratio)} × ${against.contender}${against.verdict === 'worse' ? ' (worse)' : ''}`
}
