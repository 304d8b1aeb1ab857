import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { canInstallPackages, findProgram, installPackage } from './apt.mjs'
import { findFreePort } from './ports.mjs'
import { processIdentity, waitForEnd } from './processes.mjs'
import { SetupError } from './setup-error.mjs'

const attempts = 5
const answerTimeoutMs = 10_000

/**
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<string>} path of redis-server, installed where that is possible
 */
export async function ensureRedisServer(progress) {
  const found = findProgram('redis-server') ?? findProgram('valkey-server')
  if (found !== undefined) return found
  if (canInstallPackages()) await installPackage('redis-server', progress)
  const installed = findProgram('redis-server')
  if (installed !== undefined) return installed
  throw new SetupError(
    'The tests need redis-server. Install it: apt-get install redis-server (Debian, Ubuntu), ' +
      'dnf install redis (Fedora), brew install redis (macOS).',
  )
}

/**
 * @param {number} port
 * @returns {Promise<boolean>} does Redis answer there?
 */
function answers(port) {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write('PING\r\n'))
    socket.setTimeout(1_000, () => socket.destroy())
    socket.once('data', data => {
      resolve(data.toString().startsWith('+PONG'))
      socket.destroy()
    })
    socket.once('error', () => socket.destroy())
    socket.once('close', () => resolve(false))
  })
}

/** @param {number} pid */
async function stopRedis(pid) {
  if (processIdentity(pid) === undefined) return
  process.kill(pid, 'SIGTERM')
  // where it was held up, by a bench that was stopped in the midst of it, it hears of that only now
  process.kill(pid, 'SIGCONT')
  await waitForEnd(pid, answerTimeoutMs)
}

/**
 * A Redis for a test run: nothing kept, on loopback, on a free port.
 * @param {string} command
 * @param {string} dir its folder; `redis.pid` is written there
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startRedis(command, dir) {
  mkdirSync(dir, { recursive: true })
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = await findFreePort()
    const child = spawn(
      command,
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'no',
        '--dir',
        dir,
      ].concat(['--pidfile', path.join(dir, 'redis.pid')]),
      { stdio: 'ignore', detached: true },
    )
    child.unref()
    // without a listener a failed start would end this process; the pid tells it below
    child.once('error', () => undefined)
    const deadline = Date.now() + answerTimeoutMs
    const { pid } = child
    while (child.exitCode === null && pid !== undefined && Date.now() < deadline) {
      if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, stop: () => stopRedis(pid) }
      await delay(20)
    }
    child.kill('SIGKILL')
  }
  throw new SetupError(`${command} does not start.`)
}
