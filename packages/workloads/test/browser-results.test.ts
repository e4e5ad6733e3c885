import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'tsup'
import { expect, test } from 'vitest'
import { type BrowserReport, runCases } from './browser-worker.ts'

/** What the page starts: a worker that imports the kernels and tells what they give. */
const worker = `import { runCases } from './kernels.js'\npostMessage(runCases())`

/** Has the page start the worker; a string, for it runs in a browser. */
const ask = `new Promise((resolve, reject) => {
  const worker = new Worker('/worker.js', { type: 'module' })
  worker.onmessage = ({ data }) => resolve(data)
  worker.onerror = ({ message }) => reject(new Error(message))
})`

/** Flags with which Debian's Chromium runs as root, and asks nobody for anything. */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

/** Bundles the kernels with their cases for a browser. */
async function bundle(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'mp-kernels-'))
  try {
    const entry = { kernels: join(import.meta.dirname, 'browser-worker.ts') }
    await build({ entry, outDir, format: 'esm', platform: 'browser', target: 'es2022', config: false, silent: true })
    return readFileSync(join(outDir, 'kernels.js'), 'utf8')
  } finally {
    rmSync(outDir, { recursive: true })
  }
}

/** Serves a page and its scripts on a free port of this machine. */
async function serve(scripts: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const script = scripts[url]
    response.setHeader('Content-Type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(script ?? '<!doctype html><title>kernels</title>')
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

async function runInBrowser(server: Server): Promise<BrowserReport> {
  const { port }: { port: number } = Object(server.address())
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}/`)
    return await page.evaluate<BrowserReport>(ask)
  } finally {
    await browser.close()
  }
}

test('a worker of a browser gets from every kernel what Node gets, bit for bit but for exponentials', async () => {
  const server = await serve({ '/kernels.js': await bundle(), '/worker.js': worker })
  try {
    const { hasWebAssembly, results } = await runInBrowser(server)
    const expected = runCases()
    expect(hasWebAssembly).toBe(true)
    expect(Object.keys(results)).toEqual(Object.keys(expected.results))
    for (const [name, text] of Object.entries(expected.results)) expect(results[name] === text, name).toBe(true)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
