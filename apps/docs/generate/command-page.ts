import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { code, type Page, table } from './page.ts'

/** The part of what `mp help --json` prints that is shown here. */
interface Help {
  description: string
  options: readonly OptionHelp[]
  commands: readonly CommandHelp[]
  exitCodes: readonly { code: number; meaning: string }[]
}

interface CommandHelp {
  name: string
  usage: string
  description: string
  group: string
  examples: readonly { line: string; what: string }[]
  arguments: readonly { name: string; description: string; choices: readonly string[] }[]
  options: readonly OptionHelp[]
}

interface OptionHelp {
  flags: string
  description: string
  choices: readonly string[]
  default: string | null
  variable: string | null
}

/** Makes the page of the command line from what `mp help --json` says, which is made from the commands themselves. */
export function commandPage(): Page {
  const help = readHelp()
  const common = new Set(help.options.map(({ flags }) => flags))
  const groups = Map.groupBy(help.commands, ({ group }) => group)
  const list = help.commands.map(({ name, description }) => [`[\`mp ${name}\`](#mp-${name})`, sentence(description)])
  const exits = help.exitCodes.map(({ code, meaning }) => [String(code), sentence(meaning)])
  const body = [
    `${sentence(help.description)} Results go to stdout, progress and hints to stderr.`,
    table(['Command', 'What it does'], list),
    ...[...groups.values()].flat().map((command) => section(command, common)),
    `## Options of every command\n\n${optionTable(help.options)}`,
    `## Exit codes\n\n${table(['Code', 'Meaning'], exits)}`,
  ].join('\n\n')
  return {
    path: 'reference/command-line',
    title: 'The mp command',
    label: 'Command line',
    description: 'Every command, argument and option of mp.',
    order: 2,
    body,
  }
}

function readHelp(): Help {
  const mp = fileURLToPath(new URL('../../dashboard/src/mp.ts', import.meta.url))
  const help: unknown = JSON.parse(execFileSync(process.execPath, [mp, 'help', '--json'], { encoding: 'utf8' }))
  if (!isHelp(help)) throw new Error('mp help --json is of another version than the one known here')
  return help
}

function isHelp(value: unknown): value is Help {
  return typeof value === 'object' && value !== null && 'schemaVersion' in value && value.schemaVersion === 1
}

function section(command: CommandHelp, common: ReadonlySet<string>): string {
  const { name, usage, description, examples, options } = command
  const width = Math.max(...examples.map(({ line }) => line.length))
  const lines = examples.map(({ line, what }) => `${line.padEnd(width)}  # ${what}`)
  const rows = command.arguments.map(({ name, description, choices }) => [
    code(name),
    sentence(description + oneOf(choices)),
  ])
  const parts = [
    `## mp ${name}`,
    sentence(description),
    fence(usage),
    rows.length === 0 ? '' : table(['Argument', 'What it is'], rows),
    optionTable(options.filter(({ flags }) => !common.has(flags))),
    lines.length === 0 ? '' : fence(lines.join('\n')),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function optionTable(options: readonly OptionHelp[]): string {
  if (options.length === 0) return ''
  const rows = options.map(({ flags, description, choices, default: value, variable }) => [
    code(flags),
    sentence(description + oneOf(choices)),
    value === null ? '' : code(value),
    variable === null ? '' : code(variable),
  ])
  return table(['Option', 'What it does', 'Default', 'Variable'], rows)
}

function oneOf(choices: readonly string[]): string {
  return choices.length === 0 ? '' : `: ${choices.map(code).join(', ')}`
}

function fence(text: string): string {
  return `\`\`\`sh\n${text}\n\`\`\``
}

function sentence(text: string): string {
  if (text === '') return ''
  return `${text[0]?.toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
}
