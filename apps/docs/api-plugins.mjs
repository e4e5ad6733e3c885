import { createStarlightTypeDocPlugin } from 'starlight-typedoc'
import { topicGroups } from './generate/api-topics.ts'

const packages = ['core', 'imaging', 'workloads']

/** Makes one plugin and one group of the sidebar for each published library. */
export function apiPlugins() {
  return packages.map((name) => {
    const [makePlugin, group] = createStarlightTypeDocPlugin()
    const plugin = makePlugin({
      entryPoints: [`../../packages/${name}/src/index.ts`],
      tsconfig: `../../packages/${name}/tsconfig.json`,
      output: `api/${name}`,
      sidebar: { label: `@mp/${name}`, collapsed: true },
      typeDoc: {
        plugin: [topicGroups],
        router: 'group',
        parametersFormat: 'table',
        logLevel: 'Error',
      },
    })
    return { plugin, group }
  })
}
