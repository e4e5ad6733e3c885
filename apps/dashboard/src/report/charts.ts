import { histogramBars } from '../model/watch/histogram.ts'
import type { WatchedJob } from '../model/watch/watched-program.ts'
import { duration } from '../view/duration.ts'
import { count, rate } from '../view/top/words.ts'
import { type Html, markup } from './markup.ts'
import { drawingWidth, timeAxis, xOf } from './lanes-svg.ts'
import type { ReportData } from './report-data.ts'

const plotHeight = 120

/** Draws how long the tasks of a job took, as bars on a logarithmic axis. */
export function histogramSvg(job: WatchedJob): Html {
  const bars = histogramBars(job.times, 24)
  if (bars.length === 0) return markup`<p class="none">No task ended.</p>`
  const most = Math.max(...bars.map((bar) => bar.count))
  const width = 480 / Math.max(bars.length, 8)
  const shown = bars.map((bar, index) => {
    const height = bar.count === 0 ? 0 : Math.max(2, (bar.count / most) * plotHeight)
    const title = `${duration(bar.from)} to ${duration(bar.to)}: ${count(bar.count)} ${bar.count === 1 ? 'task' : 'tasks'}`
    return markup`<rect class="bar" x="${(index * width).toFixed(1)}" y="${(plotHeight + 14 - height).toFixed(1)}" width="${Math.max(1, width - 2).toFixed(1)}" height="${height.toFixed(1)}" rx="1.5"><title>${title}</title></rect>`
  })
  const [first, last] = [duration(bars[0]?.from ?? 0), duration(bars.at(-1)?.to ?? 0)]
  const y = plotHeight + 29
  const end = (bars.length * width - 2).toFixed(1)
  // Two labels below a few bars would lie on each other.
  const axis =
    bars.length < 4
      ? markup`<text x="0" y="${y}">${first} to ${last}</text>`
      : markup`<text x="0" y="${y}">${first}</text><text x="${end}" y="${y}" text-anchor="end">${last}</text>`
  return markup`<svg viewBox="0 0 480 ${plotHeight + 34}" role="img" aria-label="How long tasks took"><text x="0" y="10" class="most">most: ${count(most)}</text>${shown}
<g class="axis">${axis}</g></svg>`
}

/** Draws tasks finished in each second over the run. */
export function rateSvg(data: ReportData): Html {
  const range = { from: data.from, to: data.to }
  const buckets = Math.max(1, Math.min(120, Math.floor((range.to - range.from) / 250)))
  const perBucket = (range.to - range.from) / buckets
  const sums = new Array<number>(buckets).fill(0)
  for (const { at, done, failed } of data.finishes) {
    const bucket = Math.min(buckets - 1, Math.max(0, Math.floor((at - 1 - range.from) / perBucket)))
    sums[bucket] = (sums[bucket] ?? 0) + done + failed
  }
  const most = Math.max(1, ...sums)
  const [left, right] = [xOf(range.from, range), drawingWidth]
  const width = (right - left) / buckets
  const bars = sums.map((sum, index) => {
    const height = (sum / most) * 70
    const title = `${duration(index * perBucket)}: ${((sum / perBucket) * 1000).toFixed(1)} tasks a second`
    return markup`<rect class="bar" x="${(left + index * width).toFixed(1)}" y="${(76 - height).toFixed(1)}" width="${Math.max(0.8, width - 1).toFixed(1)}" height="${height.toFixed(1)}"><title>${title}</title></rect>`
  })
  const peak = rate((most / perBucket) * 1000)
  return markup`<svg viewBox="0 0 ${drawingWidth} 100" role="img" aria-label="Tasks finished over time"><text x="0" y="14">${peak}</text><text x="0" y="76">0</text>${bars}${timeAxis(range, 82)}</svg>`
}

/** Draws the load of each core over the run: the darker, the busier; what other programs used stands out. */
export function coresSvg(data: ReportData): Html {
  const range = { from: data.from, to: data.to }
  const coreCount = Math.max(0, ...data.cores.map(({ busy }) => busy.length))
  const step = Math.max(1, Math.ceil(data.cores.length / 240))
  const samples = data.cores.filter((_, index) => index % step === 0)
  if (coreCount === 0) return markup`<p class="none">The loads of the cores were not recorded.</p>`
  const height = Math.max(3, Math.min(16, 480 / coreCount))
  const rows = Array.from({ length: coreCount }, (_, core) => coreRow(core, { samples, range, height }))
  return markup`<svg viewBox="0 0 ${drawingWidth} ${(coreCount * (height + 2) + 22).toFixed(0)}" role="img" aria-label="Load of each core over time">${rows}${timeAxis(range, coreCount * (height + 2) + 4)}</svg>`
}

interface CoreOptions {
  samples: ReportData['cores']
  range: { from: number; to: number }
  height: number
}

function coreRow(core: number, { samples, range, height }: CoreOptions): Html {
  const y = core * (height + 2)
  const cells = samples.map(({ at, busy, foreign }, index) => {
    const from = xOf(samples[index - 1]?.at ?? Math.max(range.from, at - 1000), range)
    const width = Math.max(0.5, xOf(at, range) - from)
    const [load, other] = [busy[core] ?? 0, foreign[core] ?? 0]
    const title = `core ${core}: ${Math.round(load * 100)} % busy, ${Math.round(other * 100)} % of it other programs`
    const top = other * height
    return markup`<rect class="own" opacity="${(0.08 + 0.92 * load).toFixed(2)}" x="${from}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}"><title>${title}</title></rect>${
      top < 0.5
        ? markup``
        : markup`<rect class="foreign" x="${from}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${top.toFixed(1)}"><title>${title}</title></rect>`
    }`
  })
  const label =
    height >= 10 || core % 8 === 0
      ? markup`<text x="0" y="${(y + Math.min(height, 12)).toFixed(1)}">core ${core}</text>`
      : markup``
  return markup`<g>${label}${cells}</g>`
}
