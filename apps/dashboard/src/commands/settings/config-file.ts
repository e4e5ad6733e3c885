import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { SettingError } from './setting-error.ts'

/** Settings of a file: those of all commands, and in a table of its name those of one. */
export interface ConfigFile {
  /** Absolute. */
  path: string
  settings: Readonly<Record<string, unknown>>
}

const endings = ['ts', 'js', 'json'] as const

/**
 * Finds the configuration of the project: `mp.config.ts`, `.js` or `.json` in this folder or the nearest above it.
 *
 * @throws SettingError when a folder has two of them, of which one would be ignored.
 */
export function findProjectConfig(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = findIn(at, 'mp.config')
    if (found !== undefined || dirname(at) === at) return found
  }
}

/** Finds the configuration of the user: `mp/config.ts`, `.js` or `.json` in `$XDG_CONFIG_HOME` or `~/.config`. */
export function findUserConfig(environment: NodeJS.ProcessEnv): string | undefined {
  return findIn(join(environment['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'mp'), 'config')
}

/**
 * Reads a configuration: what a module exports as default, or a JSON object.
 *
 * @throws SettingError when it cannot be read or is no object.
 */
export async function readConfig(path: string): Promise<ConfigFile> {
  const settings = await contentOf(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new SettingError(`${path} cannot be read: ${why}`, { cause: error })
  })
  if (!isTable(settings))
    throw new SettingError(`${path} must ${path.endsWith('.json') ? 'be' : 'export as default'} an object of settings`)
  return { path, settings }
}

/** Whether a setting is a table of settings. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function findIn(folder: string, name: string): string | undefined {
  const found = endings.map((ending) => join(folder, `${name}.${ending}`)).filter((path) => existsSync(path))
  if (found.length > 1) throw new SettingError(`there are ${found.join(' and ')}; keep one of them`)
  return found[0]
}

async function contentOf(path: string): Promise<unknown> {
  if (path.endsWith('.json')) return JSON.parse(readFileSync(path, 'utf8'))
  const module: unknown = await import(pathToFileURL(path).href)
  return isTable(module) ? module['default'] : undefined
}
