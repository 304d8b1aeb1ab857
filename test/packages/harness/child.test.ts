import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { testEnvironment } from '../../support/environment.js'
import { waitFor } from '../../support/wait-for.js'

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A program that keeps a bot running which never finds its database, and says the bot's pid. */
const program = (logFile: string): string => `
  const { keepRunning } = await import(${JSON.stringify(import.meta.resolve('@comanda/harness/processes/child.js'))})
  const bot = keepRunning({
    name: 'bot',
    env: async () => ({ ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', BOT_HEALTH_PORT: '0' }),
    logFile: ${JSON.stringify(logFile)},
  })
  setTimeout(() => console.log(bot.pid()), 1000)`

describe('a process that is kept running', () => {
  it('ends when whoever keeps it is killed', async () => {
    const logFile = path.join(testEnvironment().folder, 'kept-bot.log')
    const keeper = spawn(process.execPath, ['--input-type=module', '-e', program(logFile)])
    const [line] = await once(keeper.stdout, 'data')
    const pid = Number(line)
    await waitFor('the bot to run', () => isAlive(pid))
    keeper.kill('SIGKILL')
    await waitFor('the bot to end', () => !isAlive(pid))
  })
})
