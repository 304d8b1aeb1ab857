import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(import.meta.resolve('@comanda/ops/main.js'))

export interface OpsRun {
  code: number
  stdout: string
  stderr: string
}

/** Runs the operator's tool as its launcher does, on this database. */
export function runOps(
  databaseUrl: string,
  args: readonly string[],
  env: Record<string, string> = {},
  /** what is typed */
  input = '',
): Promise<OpsRun> {
  const { PATH } = process.env
  return new Promise(resolve => {
    const child = execFile(
      process.execPath,
      [main, ...args],
      { env: { PATH, NODE_ENV: 'test', DATABASE_URL: databaseUrl, ...env } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
    // a command that doesn't ask may have ended already
    child.stdin?.on('error', () => undefined).end(input)
  })
}
