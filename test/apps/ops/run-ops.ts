import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runOps as run } from '@comanda/ops/run-ops.js'
import { atTerminal, type OpsRun } from './terminal.js'

export const opsProgram = fileURLToPath(import.meta.resolve('@comanda/ops/main.js'))

const settings = (databaseUrl: string, env: Record<string, string>): NodeJS.ProcessEnv => ({
  NODE_ENV: 'test',
  DATABASE_URL: databaseUrl,
  ...env,
})

/** Gives a command to the operator's tool, on this database. @param input what is typed */
export const runOps = (
  databaseUrl: string,
  args: readonly string[],
  env: Record<string, string> = {},
  input = '',
): Promise<OpsRun> =>
  atTerminal(input, terminal => run(args, { ...terminal, env: settings(databaseUrl, env) }))

/** As `runOps`, by a process of its own, as the launcher starts it: for what only that shows. */
export function runOpsProcess(
  databaseUrl: string,
  args: readonly string[],
  env: Record<string, string> = {},
  input = '',
): Promise<OpsRun> {
  const { PATH } = process.env
  return new Promise(resolve => {
    const child = execFile(
      process.execPath,
      [opsProgram, ...args],
      { env: { PATH, ...settings(databaseUrl, env) } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
    // a command that doesn't ask may have ended already
    child.stdin?.on('error', () => undefined).end(input)
  })
}
