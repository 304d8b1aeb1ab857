const { pathToFileURL } = require('node:url')
const path = require('node:path')
const nodeArguments = require('./scripts/node-arguments.json')

/** @param {string} name of a module that is loaded before a program */
const preloaded = name => ['--import', pathToFileURL(path.join(__dirname, 'scripts/setup', name)).href]

/**
 * What pm2 keeps running; whichever dies comes back by itself, later and later while it goes on dying.
 * Logs go to the console only. `npm start` sets the environment that the applications read.
 * @param {string} name
 * @param {string} script
 * @param {{ readyWithinMs: number, stopsWithinMs: number, mostMemory?: string, nodeArgs?: string[] }} limits
 */
function application(name, script, { readyWithinMs, stopsWithinMs, mostMemory, nodeArgs = [] }) {
  return {
    name: `comanda-${name}`,
    // relative: a path with a space in it pm2 would hand to a shell
    script,
    cwd: __dirname,
    // should pm2 itself be killed, its programs finish instead of living on alone
    node_args: [...preloaded('follow-parent.mjs'), ...nodeArgs],
    wait_ready: true,
    listen_timeout: readyWithinMs,
    kill_timeout: stopsWithinMs,
    // with it pm2 would signal Chromium and Postgres's children before we could close them
    treekill: false,
    // pm2 gives up on a program that ends 16 times within its first second and 16 seconds in all; these pauses, which
    // grow to 15 s, never let it come to that
    exp_backoff_restart_delay: 100,
    ...(mostMemory === undefined ? {} : { max_memory_restart: mostMemory }),
    out_file: '/dev/null',
    error_file: '/dev/null',
    vizion: false,
    pmx: false,
  }
}

/** How many processes serve the dashboard. */
function webInstances() {
  const { WEB_INSTANCES: text = '' } = process.env
  if (text === '') return 1
  if (/^[1-9]$|^[12]\d$|^3[0-2]$/.test(text)) return Number(text)
  throw new Error(`WEB_INSTANCES must be a whole number from 1 to 32, not ${text}`)
}

const { COMANDA_DATA_DIR: dataDir = 'data', DATABASE_URL: url, DATABASE_URL_FILE: urlFile } = process.env
const embeddedUrlFile = path.resolve(__dirname, dataDir, 'postgres', 'url')
const isEmbedded = !url && (!urlFile || path.resolve(urlFile) === embeddedUrlFile)

module.exports = {
  apps: [
    ...(isEmbedded
      ? [application('database', 'scripts/database.mjs', { readyWithinMs: 120_000, stopsWithinMs: 60_000 })]
      : []),
    // each ends itself some seconds earlier than pm2 would kill it
    {
      ...application('web', 'apps/web/dist/main.js', {
        readyWithinMs: 30_000,
        stopsWithinMs: 12_000,
        mostMemory: '800M',
        // 103 MB after 10,000 pages, 132 without the second
        nodeArgs: nodeArguments.web,
      }),
      // also a single one: `pm2 reload` brings up the new process before it ends the old one
      exec_mode: 'cluster',
      instances: webInstances(),
    },
    application('bot', 'apps/bot/dist/main.js', {
      readyWithinMs: 60_000,
      stopsWithinMs: 25_000,
      // the last resort: pm2 sees the bot's own process only, never its browser
      mostMemory: '1400M',
      // a bot that waits for its budget stays below 70 MB with them (66; 71 without), and one at work makes little waste:
      // 113 MB after 1,000 messages, 160 without the second
      nodeArgs: [...nodeArguments.bot, ...preloaded('bound-pm2-log.mjs')],
    }),
  ],
}
