import type { Command } from 'commander'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { refuseCommand } from '../refuse-command.ts'
import { configOf } from '../settings/apply-settings.ts'
import { openSources, type Origin, type Setting, settingsOf } from '../settings/settings.ts'
import type { ConfigFlags } from './config-flags.ts'

/** The settings of one command. */
interface CommandSettings {
  command: string
  settings: Setting[]
}

/** Prints the settings of every command, or of one. */
export async function runConfig(program: Command, name: string | undefined, flags: ConfigFlags): Promise<ExitCode> {
  const commands = program.commands.filter((command) => name === undefined || command.name() === name)
  if (commands.length === 0) return refuseCommand(program, name ?? '', 'config')
  const self = program.commands.find((command) => command.name() === 'config') ?? program
  const sources = await openSources(program, configOf(program, self))
  const all = commands.map((command) => ({ command: command.name(), settings: settingsOf(command, sources) }))
  process.stdout.write(flags.json ? documentOf(all) : tableOf(all, flags))
  return exitCode.ok
}

function tableOf(all: readonly CommandSettings[], { showOrigin }: ConfigFlags): string {
  const rows = all.flatMap(({ command, settings }) =>
    settings.map(({ option, value, origin }) => [
      `${command}.${option.attributeName()}`,
      valueText(value, option.defaultValueDescription),
      showOrigin ? originText(origin) : '',
    ]),
  )
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map(
      (row) =>
        `${row
          .map((text, column) => text.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

function documentOf(all: readonly CommandSettings[]): string {
  const commands = all.map(({ command, settings }) => ({
    command,
    settings: settings.map(({ option, value, origin }) => ({
      name: option.attributeName(),
      value: value ?? null,
      origin,
    })),
  }))
  return `${JSON.stringify({ schemaVersion: 1, command: 'config', commands }, null, 2)}\n`
}

function valueText(value: unknown, description: string | undefined): string {
  if (value === undefined) return description ?? '-'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function originText(origin: Origin): string {
  switch (origin.type) {
    case 'flag':
      return 'flag'
    case 'environment':
      return origin.variable
    case 'file':
      return origin.path
    case 'default':
      return 'default'
  }
}
