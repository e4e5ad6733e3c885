import type { Command, Option } from 'commander'
import { nearest } from '../nearest.ts'
import { type ConfigFile, findProjectConfig, findUserConfig, isTable, readConfig } from './config-file.ts'
import { optionValue } from './option-value.ts'
import { SettingError } from './setting-error.ts'

/** Where the value of an option comes from. */
export type Origin =
  | { type: 'flag' }
  | { type: 'environment'; variable: string }
  | { type: 'file'; path: string }
  | { type: 'default' }

/** The value of an option, and where it comes from. */
export interface Setting {
  option: Option
  value: unknown
  origin: Origin
}

/** Where settings are looked for. */
export interface SettingSources {
  environment: NodeJS.ProcessEnv
  /** In order of precedence. */
  files: readonly ConfigFile[]
}

/**
 * Reads the files that settings may stand in.
 *
 * @param chosen - Path of the one file to read; false to read none.
 * @throws SettingError when a file is wrong.
 */
export async function openSources(program: Command, chosen: string | false | undefined): Promise<SettingSources> {
  const environment = process.env
  if (chosen === false) return { environment, files: [] }
  const paths = chosen === undefined ? [findProjectConfig(process.cwd()), findUserConfig(environment)] : [chosen]
  const files = await Promise.all(paths.filter((path) => path !== undefined).map(readConfig))
  for (const file of files) checkNames(program, file)
  return { environment, files }
}

/** Tells the value of each option of a command: a flag, else a variable, else a file, else the default. */
export function settingsOf(command: Command, sources: SettingSources): Setting[] {
  return optionsOf(command).map((option) => settingOf(command, option, sources))
}

/** Name of the variable that sets an option of every command. */
export function variableOf(option: Option): string {
  return `MP_${snake(option.attributeName())}`
}

/** Options that settings may be given for, one for each name. */
export function optionsOf(command: Command): Option[] {
  const options = command.options.filter((option) => !option.hidden && !unset.has(option.attributeName()))
  return options.filter(
    (option, index) => options.findIndex((other) => other.attributeName() === option.attributeName()) === index,
  )
}

/** Which settings are read cannot be a setting, and a version is not one. */
const unset: ReadonlySet<string> = new Set(['config', 'version', 'showOrigin'])

function settingOf(command: Command, option: Option, { environment, files }: SettingSources): Setting {
  const name = option.attributeName()
  const fromFlag = [command, command.parent].find((at) => at?.getOptionValueSource(name) === 'cli')
  if (fromFlag) return { option, value: fromFlag.getOptionValue(name), origin: { type: 'flag' } }
  for (const variable of [`MP_${snake(command.name())}_${snake(name)}`, variableOf(option)]) {
    const text = environment[variable]
    if (text !== undefined && text !== '')
      return { option, value: optionValue(option, text, variable), origin: { type: 'environment', variable } }
  }
  for (const { path, settings } of files) {
    const own = settings[command.name()]
    const setting = (isTable(own) ? own[name] : undefined) ?? settings[name]
    if (setting !== undefined && !isTable(setting))
      return { option, value: optionValue(option, setting, `${name} in ${path}`), origin: { type: 'file', path } }
  }
  return { option, value: command.getOptionValue(name), origin: { type: 'default' } }
}

/** Refuses settings that no command has, which are mistyped. */
function checkNames(program: Command, { path, settings }: ConfigFile): void {
  const names = new Set(program.commands.flatMap((command) => optionsOf(command).map((each) => each.attributeName())))
  for (const [key, value] of Object.entries(settings)) {
    const command = program.commands.find((each) => each.name() === key)
    if (command !== undefined && isTable(value)) {
      const own = optionsOf(command).map((each) => each.attributeName())
      for (const name of Object.keys(value)) checkName(name, own, `${key} of ${path}`)
    } else checkName(key, [...names, ...program.commands.map((each) => each.name())], path)
  }
}

function checkName(name: string, names: readonly string[], where: string): void {
  if (names.includes(name)) return
  const near = nearest(name, names)
  const hint = near === undefined ? 'mp config lists them' : `did you mean "${near}"?`
  throw new SettingError(`there is no setting "${name}" (in ${where}); ${hint}`)
}

function snake(name: string): string {
  return name
    .replaceAll(/[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll('-', '_')
    .toUpperCase()
}
