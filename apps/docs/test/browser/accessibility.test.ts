import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OpenPage, startBrowser } from '../fixture/browser.ts'
import { pageTypes } from '../fixture/page-types.ts'
import { StaticHost } from '../fixture/static-host.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const themes = ['dark', 'light'] as const

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

describe.each(themes)('axe finds nothing serious in the %s theme', (theme) => {
  test.each(Object.entries(pageTypes))('%s', async (_, path) => {
    await using opened = await OpenPage.open(browser, host.url + path, { theme })
    await opened.page.evaluate(axe)
    const results = await opened.page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })')
    const serious = results.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`)).toEqual(
      [],
    )
  })
})
