import { Box, type RenderOptions, render, useApp, useInput, useWindowSize } from 'ink'
import { type ReactNode, useSyncExternalStore } from 'react'
import { homedOutput } from '../terminal/homed-output.ts'
import type { Row } from '../view/segment.ts'
import { keyNames } from './key-name.ts'
import { RowLine } from './row-line.tsx'

/** Something that is drawn as rows and driven by keys; knows nothing of how rows come to the terminal. */
export interface RowScreen<State> {
  /** Calls the listener whenever there is something new to draw. */
  subscribe: (listener: () => void) => () => void
  /** What is to be drawn; the same object as long as nothing changed. */
  snapshot: () => State
  draw: (state: State, size: { columns: number; rows: number }) => readonly Row[]
  /** Takes a key by its name; returns whether to leave. */
  press: (key: string) => boolean
}

/** Where the screen is drawn and keys come from. */
export interface ScreenStreams {
  stdout: NodeJS.WriteStream
  stdin: NodeJS.ReadStream
}

/** How the screen was left: by key, by Ctrl-C, by a signal, or since the program had nothing more to show. */
export type Left = 'quit' | 'interrupt' | 'terminate' | 'done'

/** A screen that is being drawn. */
export interface MountedScreen {
  /** Resolves once it was left and the terminal is as it was; rejects with whatever drawing throws. */
  left: Promise<Left>
  /** Leaves it as if a key had been pressed. */
  leave: (left: Left) => void
}

/** Draws rows on the whole screen, or under the log, until the user leaves. */
export function mountRows<State>(
  screen: RowScreen<State>,
  options: ScreenStreams & { isInline?: boolean; onRender?: RenderOptions['onRender'] },
): MountedScreen {
  const { stdout, stdin, isInline = false, onRender } = options
  const ink = render(<Screen screen={screen} />, {
    stdout: homedOutput(stdout),
    stdin,
    alternateScreen: !isInline,
    interactive: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: stdout === process.stdout,
    ...(onRender === undefined ? {} : { onRender }),
  })
  let signalled: Left | undefined
  const leave = (left: Left): void => {
    signalled ??= left
    ink.unmount()
  }
  return { left: untilLeft(ink.waitUntilExit(), { leave, reason: () => signalled }), leave }
}

async function untilLeft(
  exit: Promise<unknown>,
  screen: { leave: (left: Left) => void; reason: () => Left | undefined },
): Promise<Left> {
  const signals = {
    SIGINT: () => screen.leave('interrupt'),
    SIGTERM: () => screen.leave('terminate'),
    SIGHUP: () => screen.leave('terminate'),
  }
  for (const [signal, listener] of Object.entries(signals)) process.on(signal, listener)
  try {
    const reason = await exit
    return screen.reason() ?? (reason === 'interrupt' ? 'interrupt' : 'quit')
  } finally {
    for (const [signal, listener] of Object.entries(signals)) process.off(signal, listener)
  }
}

function Screen<State>({ screen }: { screen: RowScreen<State> }): ReactNode {
  const state = useSyncExternalStore(screen.subscribe, screen.snapshot)
  const { columns, rows } = useWindowSize()
  const { exit, suspendTerminal } = useApp()
  useInput((input, key) => {
    for (const name of keyNames(input, key)) {
      if (name === 'ctrl+z') void suspendTerminal(stopUntilContinued)
      else if (screen.press(name)) return exit(name === 'ctrl+c' ? 'interrupt' : 'quit')
    }
  })
  return (
    <Box flexDirection="column">
      {screen.draw(state, { columns, rows }).map((row, index) => (
        <RowLine key={index} row={row} />
      ))}
    </Box>
  )
}

/** Ctrl-Z: gives the terminal back to the shell until `fg`. */
async function stopUntilContinued(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGCONT', () => resolve())
    // The whole group, as the terminal itself would do it: package managers in front of us have to stop too.
    process.kill(0, 'SIGTSTP')
  })
  // The terminal tells of a new size only those in front: it may have another one by now.
  process.kill(process.pid, 'SIGWINCH')
}
