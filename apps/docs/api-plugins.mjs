import { readFileSync } from 'node:fs'
import { createStarlightTypeDocPlugin } from 'starlight-typedoc'
import { topicGroups } from './generate/api-topics.ts'

const packages = ['core', 'imaging', 'workloads']

/** Makes one plugin and one group of the sidebar for each entry of the published libraries. */
export function apiPlugins() {
  return packages.flatMap((name) => entriesOf(name).map((entry) => pluginOf(name, entry)))
}

/** Returns what users import of a package: `.`, and others such as `./node`; programs of workers are not for them. */
function entriesOf(name) {
  const { exports } = JSON.parse(readFileSync(new URL(`../../packages/${name}/package.json`, import.meta.url), 'utf8'))
  return Object.keys(exports).filter((entry) => !/^\.\/(worker-|package\.json)/.test(entry))
}

function pluginOf(name, entry) {
  const [makePlugin, group] = createStarlightTypeDocPlugin()
  const path = entry.slice(2)
  const plugin = makePlugin({
    entryPoints: [`../../packages/${name}/src/${path || 'index'}.ts`],
    tsconfig: `../../packages/${name}/tsconfig.json`,
    output: `api/${[name, path].filter(Boolean).join('-')}`,
    sidebar: { label: ['@mp', name, path].filter(Boolean).join('/'), collapsed: true },
    typeDoc: {
      plugin: [topicGroups],
      router: 'group',
      parametersFormat: 'table',
      logLevel: 'Error',
      // The compiler does that for the whole workspace in `pnpm check`; here it would do so again for each entry.
      skipErrorChecking: true,
    },
  })
  return { plugin, group }
}
