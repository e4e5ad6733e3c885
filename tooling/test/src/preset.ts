import { doctest } from 'vite-plugin-doctest'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** Returns how every package is tested: its test files, and each docstring example that asks for it. */
export function preset(test: ViteUserConfig['test'] = {}): ViteUserConfig {
  return defineConfig({
    plugins: [doctest()],
    test: {
      include: ['test/**/*.test.{ts,tsx}'],
      includeSource: ['src/**/*.ts'],
      pool: 'forks',
      reporters: ['default'],
      testTimeout: 30_000,
      ...test,
    },
  })
}
