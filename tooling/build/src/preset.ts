import { builtIns } from './built-ins.ts'
import { classNames } from './class-names.ts'
import { defineConfig, type Options } from 'tsup'

/** Returns how every package is bundled: ESM, declarations, source maps, one `dist` folder. */
export function preset(entry: string[], options: Options = {}): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    clean: true,
    dts: true,
    sourcemap: true,
    splitting: true,
    // Else the bundler takes Node's own modules before the plugin does.
    removeNodeProtocol: false,
    esbuildPlugins: [builtIns],
    plugins: [classNames],
    ...options,
  })
}
