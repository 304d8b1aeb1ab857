import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Secrets } from '../keys/seal.js'
import { type AlertsConfig, alertsOf } from './alerts-config.js'
import { ConfigError, type ConfigProblem } from './config-error.js'
import { type Environment, environmentSchema, postgresUrl } from './schema.js'

export interface DatabaseConfig {
  /** Read anew for each connection: the embedded Postgres may come back on another port. */
  url: () => string
  /** For LISTEN: a pooler in front of `url` may swallow notifications. */
  directUrl: () => string
  poolMax: number
  acquireTimeoutMs: number
  idleTimeoutMs: number
  destroyTimeoutMs: number
  queryTimeoutMs: number
  /** off where a pooler hands the same connection to several, and keeps no statements for them */
  preparesStatements: boolean
}

export interface CacheConfig {
  /** undefined: each process keeps what it keeps for itself */
  redisUrl: string | undefined
  /** how long any call to Redis may take */
  deadlineMs: number
  /** what a process keeps in memory, and of whole pages as much again; 0: nothing */
  memoryBytes: number
  /** how long what was read is kept */
  livesMs: { business: number; statistics: number; users: number }
}

/** A role of the database that works on rows and changes no table. */
export interface WebRole {
  user: string
  password: string
}

export interface WhatsAppWebConfig {
  /** host:port on loopback that answers for web.whatsapp.com */
  address: string
  /** base64 SHA-256 of its public key */
  spki: string
}

export interface Config {
  environment: Environment['NODE_ENV']
  logLevel: Environment['LOG_LEVEL']
  /** absolute path */
  dataDir: string
  database: DatabaseConfig
  cache: CacheConfig
  /** encrypts backups */
  backupKey: string | undefined
  web: {
    host: string
    port: number
    publicUrl: string | undefined
    /** whether browsers keep to https for names below PUBLIC_URL's host too */
    hstsSubdomains: boolean
    /** names that the dashboard answers to beside PUBLIC_URL's */
    hosts: string[]
    /** how many proxies stand in front */
    trustProxy: number
    /** what the dashboard works as in the database; undefined: as the tables' owner */
    databaseRole: WebRole | undefined
    /** what cookies are signed with, the newest first; undefined: none was set */
    secrets: Secrets | undefined
    /** how long the audit log is kept */
    auditKeepDays: number
    /** how long a sign-in lasts: at most, and unused */
    sessions: { absoluteMs: number; idleMs: number }
    /** how long a page waits for a connection to the database */
    acquireTimeoutMs: number
  }
  bot: {
    /** the account to drive; the only one where unset */
    accountId: number | undefined
    healthPort: number
    /** absolute path; LocalAuth keeps the sessions here */
    sessionDir: string
    chromiumPath: string | undefined
    chromiumSandbox: boolean
    sendPacing: boolean
    /** how long WhatsApp may take to confirm a send before it is looked up */
    sendConfirmMs: number
    burstWindowMs: number
    /** past these a person confirms an order; the sum in the currency's minor units */
    orderLimits: { items: number; lines: number; totalMinor: number | undefined }
    sweepIntervalMs: number
    /** of each chat, in the page's memory */
    chatMessagesKept: number
    /** from a browser's launch to its QR or to ready */
    browserStartDeadlineMs: number
    browserProbeIntervalMs: number
    browserProbeDeadlineMs: number
    /** no relaunch so soon after pairing */
    pairingSettleMs: number
    /** how many starts with a browser any window may hold; Infinity where it is off */
    restartBudget: number
    restartBudgetWindowMs: number
    /** HH:MM in the shop's time zone; undefined: no daily restart */
    dailyRestartAt: string | undefined
  }
  memory: {
    limitBytes: number
    warningBytes: number
    criticalBytes: number
    restartBytes: number
    /** how often a sample is kept while all is well */
    sampleIntervalMs: number
    /** near a threshold or on a steep slope */
    sampleFastestMs: number
    /** between two steps of the same force */
    coolDownMs: number
    keepDays: number
  }
  /** minutes of the shop's day; learnt from its traffic where unset */
  quietHours: { from: number; until: number } | undefined
  alerts: AlertsConfig
  /** whoever shows it may read figures over HTTP; nobody may on the dashboard's port where unset */
  metricsToken: string | undefined
  /** Set only where a stand-in answers for WhatsApp. Every page says so. */
  whatsAppWeb: WhatsAppWebConfig | undefined
}

const missingDatabase: ConfigProblem = {
  variable: 'DATABASE_URL',
  message: 'is not set. Set it to postgres://…, or start through npm, which brings an embedded Postgres.',
}

function databaseUrl(environment: Environment): () => string {
  const { DATABASE_URL: url, DATABASE_URL_FILE: file } = environment
  if (url !== undefined) return () => url
  if (file === undefined) throw new ConfigError([missingDatabase])
  return () => {
    const content = postgresUrl.safeParse(readFileSync(file, 'utf8').trim())
    if (content.success) return content.data
    // node-pg would go to whatever runs on this machine's port 5432
    throw new ConfigError([
      { variable: 'DATABASE_URL_FILE', message: `${file} holds no postgres://… address` },
    ])
  }
}

function whatsAppWeb(environment: Environment): WhatsAppWebConfig | undefined {
  const { WHATSAPP_WEB_ADDRESS: address, WHATSAPP_WEB_SPKI: spki } = environment
  if (address === undefined && spki === undefined) return undefined
  if (address !== undefined && spki !== undefined) return { address, spki }
  const variable = address === undefined ? 'WHATSAPP_WEB_ADDRESS' : 'WHATSAPP_WEB_SPKI'
  throw new ConfigError([
    { variable, message: 'must be set too: a stand-in needs its address and its key’s pin' },
  ])
}

const databaseRoleOf = ({
  DATABASE_WEB_USER: user,
  DATABASE_WEB_PASSWORD: password,
}: Environment): WebRole | undefined => (password === undefined ? undefined : { user, password })

/** @throws ConfigError where there is one of before and none of now */
function secretsOf({ SESSION_SECRET: now, SESSION_SECRET_BEFORE: before }: Environment): Secrets | undefined {
  if (now !== undefined) return before === undefined ? [now] : [now, before]
  if (before === undefined) return undefined
  throw new ConfigError([
    { variable: 'SESSION_SECRET', message: 'must be set too: SESSION_SECRET_BEFORE is the one before it' },
  ])
}

const hourMs = 3_600_000
const bytesOfMegabyte = 1_048_576

/** @throws ConfigError where a level isn't above the one before */
function memoryOf(environment: Environment): Config['memory'] {
  const levels = ['MEMORY_WARNING_MB', 'MEMORY_CRITICAL_MB', 'MEMORY_RESTART_MB'] as const
  for (const [index, variable] of levels.entries()) {
    const below = levels[index - 1]
    if (below !== undefined && environment[variable] <= environment[below]) {
      throw new ConfigError([{ variable, message: `must be above ${below} (${environment[below]})` }])
    }
  }
  return {
    limitBytes: environment.MEMORY_LIMIT_MB * bytesOfMegabyte,
    warningBytes: environment.MEMORY_WARNING_MB * bytesOfMegabyte,
    criticalBytes: environment.MEMORY_CRITICAL_MB * bytesOfMegabyte,
    restartBytes: environment.MEMORY_RESTART_MB * bytesOfMegabyte,
    sampleIntervalMs: environment.MEMORY_SAMPLE_INTERVAL_MS,
    sampleFastestMs: environment.MEMORY_SAMPLE_FASTEST_MS,
    coolDownMs: environment.MEMORY_COOL_DOWN_MS,
    keepDays: environment.MEMORY_KEEP_DAYS,
  }
}

/**
 * The one reader of the environment. Empty variables count as unset.
 * @throws ConfigError naming each variable that can't be used
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(issue => ({ variable: issue.path.join('.'), message: issue.message })),
    )
  }
  const environment = parsed.data
  const dataDir = path.resolve(environment.COMANDA_DATA_DIR)
  const url = databaseUrl(environment)
  return {
    environment: environment.NODE_ENV,
    logLevel: environment.LOG_LEVEL,
    dataDir,
    database: {
      url,
      directUrl: () => environment.DATABASE_DIRECT_URL ?? url(),
      poolMax: environment.DATABASE_POOL_MAX,
      acquireTimeoutMs: environment.DATABASE_ACQUIRE_TIMEOUT_MS,
      idleTimeoutMs: environment.DATABASE_IDLE_TIMEOUT_MS,
      destroyTimeoutMs: environment.DATABASE_DESTROY_TIMEOUT_MS,
      queryTimeoutMs: environment.DATABASE_QUERY_TIMEOUT_MS,
      preparesStatements: environment.DATABASE_PREPARED_STATEMENTS,
    },
    cache: {
      redisUrl: environment.REDIS_URL,
      deadlineMs: environment.REDIS_DEADLINE_MS,
      memoryBytes: environment.CACHE_MEMORY_MB * bytesOfMegabyte,
      livesMs: {
        business: environment.CACHE_BUSINESS_MS,
        statistics: environment.CACHE_STATISTICS_MS,
        users: environment.CACHE_USERS_MS,
      },
    },
    backupKey: environment.BACKUP_KEY,
    web: {
      host: environment.WEB_HOST,
      port: environment.WEB_PORT,
      publicUrl: environment.PUBLIC_URL,
      hstsSubdomains: environment.HSTS_SUBDOMAINS,
      hosts: environment.WEB_HOSTS ?? [],
      trustProxy: environment.TRUST_PROXY,
      databaseRole: databaseRoleOf(environment),
      secrets: secretsOf(environment),
      auditKeepDays: environment.AUDIT_KEEP_DAYS,
      sessions: {
        absoluteMs: environment.SESSION_LIFE_HOURS * hourMs,
        idleMs: environment.SESSION_IDLE_HOURS * hourMs,
      },
      acquireTimeoutMs: environment.WEB_ACQUIRE_TIMEOUT_MS,
    },
    bot: {
      accountId: environment.BOT_ACCOUNT,
      healthPort: environment.BOT_HEALTH_PORT,
      sessionDir: path.resolve(environment.SESSION_DIR ?? path.join(dataDir, 'session')),
      chromiumPath: environment.CHROMIUM_PATH,
      // Chromium refuses to give root one
      chromiumSandbox: environment.CHROMIUM_SANDBOX ?? process.getuid?.() !== 0,
      sendPacing: environment.SEND_PACING,
      sendConfirmMs: environment.SEND_CONFIRM_MS,
      burstWindowMs: environment.BURST_WINDOW_MS,
      orderLimits: {
        items: environment.LARGE_ORDER_ITEMS,
        lines: environment.LARGE_ORDER_LINES,
        totalMinor: environment.LARGE_ORDER_TOTAL,
      },
      sweepIntervalMs: environment.SWEEP_INTERVAL_MS,
      chatMessagesKept: environment.CHAT_MESSAGES_KEPT,
      browserStartDeadlineMs: environment.BROWSER_START_DEADLINE_MS,
      browserProbeIntervalMs: environment.BROWSER_PROBE_INTERVAL_MS,
      browserProbeDeadlineMs: environment.BROWSER_PROBE_DEADLINE_MS,
      pairingSettleMs: environment.PAIRING_SETTLE_MS,
      restartBudget: environment.RESTART_BUDGET,
      restartBudgetWindowMs: environment.RESTART_BUDGET_WINDOW_MS,
      dailyRestartAt: environment.DAILY_RESTART_AT === 'off' ? undefined : environment.DAILY_RESTART_AT,
    },
    memory: memoryOf(environment),
    quietHours: environment.QUIET_HOURS,
    alerts: alertsOf(environment),
    metricsToken: environment.METRICS_TOKEN,
    whatsAppWeb: whatsAppWeb(environment),
  }
}
