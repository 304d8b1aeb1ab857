import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { testEnvironment } from '../support/environment.js'

// the launchers are plain JavaScript outside the compiled tree: they are loaded by their address
export const projectDir = fileURLToPath(new URL('../../../', import.meta.url))
export const setupUrl = (name: string): string =>
  new URL(`../../../scripts/setup/${name}`, import.meta.url).href

export interface EmbeddedPostgres {
  url: string
  urlFile: string
  webPassword: string | undefined
  dataDirectory: string
  port: number
  pid: number
  startedHere: boolean
  stop(): Promise<void>
}

export interface PostgresModule {
  startPostgres(options: {
    dir: string
    user?: { name: string; uid: number; gid: number }
    fsync?: boolean
    binariesDir?: string
    progress: Progress
  }): Promise<EmbeddedPostgres>
  probePostgres(dir: string): Promise<{ pid: number; port: number; url: string } | undefined>
}

export interface Progress {
  say(text: string): void
  detail(text: string): void
}

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Says nothing, remembers everything. */
export function createQuietProgress(): Progress & { said: string[] } {
  const said: string[] = []
  const remember = (text: string): void => {
    said.push(text)
  }
  return { said, say: remember, detail: remember }
}

export const loadPostgres = async (): Promise<PostgresModule> =>
  (await import(setupUrl('postgres.mjs'))) as PostgresModule

export interface ProcessesModule {
  /** undefined where the process is gone; a zombie is gone */
  processIdentity(pid: number): string | undefined
}

export const loadProcesses = async (): Promise<ProcessesModule> =>
  (await import(setupUrl('processes.mjs'))) as ProcessesModule

export interface Running {
  pid: number
  kill(signal: NodeJS.Signals): void
  /** Resolves with the first line on stdout that matches. */
  line(pattern: RegExp): Promise<string>
  /** What it has printed so far. */
  stdout(): string
  ended: Promise<Ended>
}

interface RunOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  input?: string
  user?: { uid: number; gid: number }
}

/** Runs node on a program of a few lines, or on a file. */
export const runNode = (args: string[], options: RunOptions = {}): Running =>
  run(process.execPath, args, options)

/** Runs any program. */
export function run(command: string, args: string[], options: RunOptions = {}): Running {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    ...options.user,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  const watchers = new Set<() => void>()
  child.stdout.on('data', chunk => {
    stdout += chunk
    for (const watcher of watchers) watcher()
  })
  child.stderr.on('data', chunk => {
    stderr += chunk
  })
  child.stdin.end(options.input ?? '')
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => resolve({ code, stdout, stderr }))
  })
  return {
    pid: child.pid ?? 0,
    kill: signal => {
      child.kill(signal)
    },
    line: pattern =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = stdout.split('\n').find(text => pattern.test(text))
          if (line !== undefined) resolve(line)
        }
        watchers.add(look)
        look()
        ended.then(
          ({ code }) => reject(new Error(`ended with ${code} before ${pattern}:\n${stdout}${stderr}`)),
          reject,
        )
      }),
    stdout: () => stdout,
    ended,
  }
}

/** A new folder that Postgres's user may pass through. */
export function makeFolder(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(path.join(testEnvironment().folder, 'test-'))
  chmodSync(dir, 0o711)
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

// what a clone hasn't, or is too large to be copied
const notCloned = new Set(['.git', 'node_modules', 'data', 'docs', 'test'])
const ownModules = new Set(['@comanda', 'typescript-register', '.comanda'])

/**
 * The project as a clone that is installed and compiled, for a test that changes its sources: what others wrote is
 * used where it is, what is ours is a copy.
 */
export function cloneProject(dir: string): string {
  const clone = path.join(dir, 'clone')
  const modules = path.join(clone, 'node_modules')
  mkdirSync(path.join(modules, '@comanda'), { recursive: true })
  const copy = (name: string): void =>
    cpSync(path.join(projectDir, name), path.join(clone, name), {
      recursive: true,
      preserveTimestamps: true,
      verbatimSymlinks: true,
    })
  for (const name of readdirSync(projectDir)) if (!notCloned.has(name)) copy(name)
  for (const name of readdirSync(path.join(projectDir, 'node_modules'))) {
    if (!ownModules.has(name))
      symlinkSync(path.join(projectDir, 'node_modules', name), path.join(modules, name))
  }
  // links to the workspaces, relative ones, and the notes of what was installed and compiled
  for (const name of ownModules) copy(path.join('node_modules', name))
  return clone
}

/** A project of nothing but the scripts, to be installed and built in a test. */
export function makeProject(dir: string): string {
  const project = path.join(dir, 'project')
  mkdirSync(project)
  cpSync(path.join(projectDir, 'scripts'), path.join(project, 'scripts'), { recursive: true })
  writeFileSync(path.join(project, 'package.json'), '{"name":"shop","version":"1.0.0"}\n')
  writeFileSync(
    path.join(project, 'package-lock.json'),
    '{"name":"shop","version":"1.0.0","lockfileVersion":3,"packages":{"":{"name":"shop","version":"1.0.0"}}}\n',
  )
  return project
}

export const linkModules = (project: string): void =>
  symlinkSync(path.join(projectDir, 'node_modules'), path.join(project, 'node_modules'))
