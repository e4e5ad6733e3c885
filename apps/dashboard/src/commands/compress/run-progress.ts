import { clock } from '../../view/duration.ts'
import { ProgressLine } from '../../surface/progress-line.ts'
import type { CompressFlags } from './compress-flags.ts'
import type { FileResult } from './file-result.ts'
import { sizeText } from './size-text.ts'

/** How far a run is, on stderr: a line that is written over on a terminal, a line at each tenth elsewhere if asked. */
export class RunProgress {
  readonly #line = new ProgressLine()
  readonly #start = performance.now()
  readonly #fileCount: number
  readonly #kind: CompressFlags['progress']
  #done = 0
  #bytesRead = 0
  #bytesSaved = 0

  constructor(fileCount: number, { progress, json, ndjson, quiet }: CompressFlags) {
    this.#fileCount = fileCount
    const isSilent = quiet || ((json || ndjson) && progress === 'auto')
    this.#kind = isSilent ? 'none' : progress
  }

  /** Counts a result; takes the line away, so that another one can be written. */
  add(result: FileResult): void {
    this.#done++
    if (result.status === 'compressed') {
      this.#bytesRead += result.bytesBefore
      this.#bytesSaved += result.bytesBefore - result.bytesAfter
    }
    if (this.#kind === 'none') return
    if (this.#kind === 'counter') this.#count()
    else {
      this.#line.clear()
      this.#line.show(this.#text())
    }
  }

  /** Takes the line away. */
  end(): void {
    if (this.#kind === 'auto' || this.#kind === 'inline') this.#line.clear()
  }

  #count(): void {
    const tenth = (done: number): number => Math.floor((done * 10) / this.#fileCount)
    if (tenth(this.#done) > tenth(this.#done - 1)) process.stderr.write(`${this.#text()}\n`)
  }

  #text(): string {
    const seconds = (performance.now() - this.#start) / 1000
    const left = (seconds / this.#done) * (this.#fileCount - this.#done)
    const rate = `${sizeText(this.#bytesRead / seconds)}/s`
    return `${this.#done}/${this.#fileCount}  ${rate}  saved ${sizeText(this.#bytesSaved)}  eta ${clock(left * 1000)}`
  }
}
