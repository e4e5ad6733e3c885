import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OpenPage, startBrowser } from '../fixture/browser.ts'
import { pageTypes } from '../fixture/page-types.ts'
import { StaticHost } from '../fixture/static-host.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let host: StaticHost
let browser: Browser

beforeAll(async () => {
  host = await StaticHost.start()
  browser = await startBrowser()
})

afterAll(async () => {
  await browser.close()
  await host[Symbol.asyncDispose]()
})

/** Has axe describe what it finds, and not each of the thousands of elements of a large page that pass. */
const ONLY_VIOLATIONS = { resultTypes: ['violations'], selectors: false }

/** Runs rules of axe on what the page shows now, and returns what is serious. */
async function seriousFindings(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = rules === undefined ? ONLY_VIOLATIONS : { ...ONLY_VIOLATIONS, runOnly: rules }
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`)
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`)
}

/** Scripts make code that can be scrolled reachable by keys, once the browser is idle. */
const ALL_REACHABLE = `[...document.querySelectorAll('pre')].every((pre) => pre.scrollWidth <= pre.clientWidth || pre.tabIndex === 0)`

test.each(Object.entries(pageTypes))('axe finds nothing serious in %s, in both themes', async (_, path) => {
  await using opened = await OpenPage.open(browser, host.url + path, { theme: 'dark' })
  const { page } = opened
  await page.waitForFunction(ALL_REACHABLE)
  await page.evaluate(axe)
  expect(await seriousFindings(page)).toEqual([])
  // The other theme has other colours, and nothing else.
  await page.evaluate(`document.documentElement.dataset.theme = 'light'`)
  expect(await seriousFindings(page, ['color-contrast'])).toEqual([])
})
