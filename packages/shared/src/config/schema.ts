import { z } from 'zod'

/** A longer one would make setTimeout fire at once. */
const longestMs = 2_147_483_647

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,10}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine(value => value >= least && value <= most, `must be a whole number from ${least} to ${most}`)

const oneOf = <const Values extends readonly string[]>(...values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` })

const port = wholeNumber(0, 65_535)
const milliseconds = (least: number) => wholeNumber(least, longestMs)
const megabytes = wholeNumber(1, 1_048_576)
const onOff = oneOf('on', 'off').transform(value => value === 'on')

/** How many starts a window may hold; `off` for any number. */
const budget = z
  .string()
  .trim()
  .regex(/^(?:off|[1-9]\d?)$/, 'must be a whole number from 1 to 99, or off')
  .transform(text => (text === 'off' ? Number.POSITIVE_INFINITY : Number(text)))

const dailyTime = z
  .string()
  .trim()
  .regex(/^(?:off|(?:[01]\d|2[0-3]):[0-5]\d)$/, 'must be a time of day like 04:00, or off')
const secret = z.string().min(32, 'must be at least 32 characters')

export const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/./, 'must look like postgres://user:password@host:port/database')

/** Links are made of it, and requests compared with it: nothing behind the host. */
const publicUrl = z
  .string()
  .refine(text => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    return url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  }, 'must look like https://orders.example.com, with nothing behind it')
  .transform(text => new URL(text).origin)

/** Comma-separated names or addresses, without a port. */
const hostNames = z
  .string()
  .transform(text => text.split(',').map(name => name.trim()))
  .pipe(
    z.array(
      z
        .string()
        .regex(
          /^(?:[\w.-]+|\[[\da-fA-F:]+\])$/,
          'must be names like orders.local, separated by commas, without a port',
        ),
    ),
  )

const loopback = /^(?:127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}|localhost|\[::1\]):(\d{1,5})$/

/** host:port on this machine. The stand-in may never be anybody else's machine. */
const loopbackAddress = z.string().refine(text => {
  const portNumber = Number(loopback.exec(text)?.[1])
  return portNumber >= 1 && portNumber <= 65_535
}, 'must be host:port on loopback, like 127.0.0.1:8443')

/** "03:00-05:00" by the shop's clock; may go over midnight. Minutes of the day, from one to the other. */
const quietHours = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'must look like 03:00-05:00')
  .transform(text => {
    const [from, until] = text.split('-').map(time => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
    return { from: from ?? 0, until: until ?? 0 }
  })
  .refine(({ from, until }) => from !== until, 'must have a beginning and an end that differ')

/** smtp:// (STARTTLS where the server has it) or smtps://, with user and password where it wants them. */
const smtpUrl = z.string().refine(text => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== ''
}, 'must look like smtps://user:password@mail.example.com:465 or smtp://…:587')

const httpUrl = z.string().refine(text => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol)
}, 'must look like https://hooks.example.com/…')

const mailAddress = z
  .string()
  .trim()
  .regex(/^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,255}$/, 'must be an address like owner@example.com')

/** Comma-separated. */
const mailAddresses = z
  .string()
  .transform(text => text.split(','))
  .pipe(z.array(mailAddress))

/** A JSON object of names and values. */
const httpHeaders = z.string().transform((text, context) => {
  const headers = z.record(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/))
  try {
    return headers.parse(JSON.parse(text))
  } catch {
    context.addIssue('must be a JSON object like {"authorization":"Bearer …"}')
    return z.NEVER
  }
})

/** One schema for every process. Each variable is described in docs/settings.md. */
export const environmentSchema = z.object({
  NODE_ENV: oneOf('production', 'development', 'test').default('production'),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent').default('info'),
  COMANDA_DATA_DIR: z.string().min(1).default('data'),

  DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL_FILE: z.string().min(1).optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_POOL_MAX: wholeNumber(2, 50).default(10),
  DATABASE_ACQUIRE_TIMEOUT_MS: milliseconds(1).default(30_000),
  DATABASE_IDLE_TIMEOUT_MS: milliseconds(1).default(30_000),
  DATABASE_DESTROY_TIMEOUT_MS: milliseconds(1).default(5_000),
  DATABASE_QUERY_TIMEOUT_MS: milliseconds(1).default(30_000),
  DATABASE_PREPARED_STATEMENTS: onOff.default(true),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must look like redis://host:port')
    .optional(),
  REDIS_DEADLINE_MS: milliseconds(1).default(20),
  CACHE_MEMORY_MB: wholeNumber(0, 4_096).default(16),
  CACHE_BUSINESS_MS: milliseconds(1).default(600_000),
  CACHE_STATISTICS_MS: milliseconds(1).default(600_000),
  CACHE_USERS_MS: milliseconds(1).default(1_800_000),

  BACKUP_KEY: z.string().min(16, 'must be at least 16 characters').optional(),

  WEB_HOST: z.string().min(1).default('127.0.0.1'),
  WEB_PORT: port.default(3000),
  PUBLIC_URL: publicUrl.optional(),
  HSTS_SUBDOMAINS: onOff.default(true),
  WEB_HOSTS: hostNames.optional(),
  TRUST_PROXY: wholeNumber(0, 5).default(0),
  DATABASE_WEB_USER: z.string().min(1).default('comanda_web'),
  DATABASE_WEB_PASSWORD: z.string().min(1).optional(),
  SESSION_SECRET: secret.optional(),
  SESSION_SECRET_BEFORE: secret.optional(),
  AUDIT_KEEP_DAYS: wholeNumber(30, 3_650).default(365),
  SESSION_LIFE_HOURS: wholeNumber(1, 8_760).default(720),
  SESSION_IDLE_HOURS: wholeNumber(1, 8_760).default(336),
  WEB_ACQUIRE_TIMEOUT_MS: milliseconds(1).default(5_000),

  BOT_ACCOUNT: wholeNumber(1, 2_147_483_647).optional(),
  BOT_HEALTH_PORT: port.default(3001),
  SESSION_DIR: z.string().min(1).optional(),
  CHROMIUM_PATH: z.string().min(1).optional(),
  CHROMIUM_SANDBOX: onOff.optional(),
  WHATSAPP_WEB_ADDRESS: loopbackAddress.optional(),
  WHATSAPP_WEB_SPKI: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be a base64 SHA-256 (44 characters)')
    .optional(),

  SEND_PACING: onOff.default(true),
  SEND_CONFIRM_MS: milliseconds(100).default(60_000),
  BURST_WINDOW_MS: milliseconds(0).default(3_000),
  LARGE_ORDER_ITEMS: wholeNumber(1, 100_000).default(100),
  LARGE_ORDER_LINES: wholeNumber(1, 1_000).default(40),
  LARGE_ORDER_TOTAL: wholeNumber(1, 1_000_000_000).optional(),
  BROWSER_START_DEADLINE_MS: milliseconds(1_000).default(90_000),
  BROWSER_PROBE_INTERVAL_MS: milliseconds(100).default(15_000),
  BROWSER_PROBE_DEADLINE_MS: milliseconds(100).default(10_000),
  PAIRING_SETTLE_MS: milliseconds(0).default(60_000),
  RESTART_BUDGET: budget.default(2),
  RESTART_BUDGET_WINDOW_MS: milliseconds(1_000).default(3_600_000),
  DAILY_RESTART_AT: dailyTime.default('04:00'),
  SWEEP_INTERVAL_MS: milliseconds(1_000).default(300_000),
  CHAT_MESSAGES_KEPT: wholeNumber(1, 100_000).default(100),

  MEMORY_LIMIT_MB: megabytes.default(1_500),
  MEMORY_WARNING_MB: megabytes.default(500),
  MEMORY_CRITICAL_MB: megabytes.default(800),
  MEMORY_RESTART_MB: megabytes.default(1_200),
  MEMORY_SAMPLE_INTERVAL_MS: milliseconds(100).default(300_000),
  MEMORY_SAMPLE_FASTEST_MS: milliseconds(100).default(15_000),
  MEMORY_COOL_DOWN_MS: milliseconds(0).default(600_000),
  MEMORY_KEEP_DAYS: wholeNumber(15, 3_650).default(30),
  QUIET_HOURS: quietHours.optional(),

  SMTP_URL: smtpUrl.optional(),
  ALERT_MAIL_TO: mailAddresses.optional(),
  ALERT_MAIL_FROM: mailAddress.optional(),
  ALERT_WEBHOOK_URL: httpUrl.optional(),
  ALERT_SMS_URL: httpUrl.optional(),
  ALERT_SMS_TO: z.string().min(1).optional(),
  ALERT_SMS_BODY: z.string().min(1).default('{"to":"{to}","text":"{text}"}'),
  ALERT_SMS_HEADERS: httpHeaders.optional(),
  ALERT_ALLOW_PRIVATE: onOff.default(false),
  ALERT_DEADLINE_MS: milliseconds(100).default(10_000),
  ALERT_RETRY_MS: milliseconds(10).default(15_000),
  ALERT_SETTLE_MS: milliseconds(0).default(600_000),
  ALERT_REPEAT_MS: milliseconds(0).default(3_600_000),
  ALERT_NOT_READY_MS: milliseconds(1_000).default(300_000),
  ALERT_DATABASE_MS: milliseconds(1_000).default(120_000),
  ALERT_HANDOVER_MS: milliseconds(1_000).default(1_800_000),
  WEEKLY_REPORT: onOff.default(true),
  METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
})

export type Environment = z.output<typeof environmentSchema>
