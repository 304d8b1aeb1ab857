import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)
const milliseconds = z.coerce.number().int().min(0)
const onOff = z.enum(['on', 'off']).transform(value => value === 'on')
export const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must look like postgres://user:password@host:port/database')

/** host:port on this machine. The stand-in may never be anybody else's machine. */
const loopbackAddress = z
  .string()
  .regex(
    /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|localhost|\[::1\]):\d{1,5}$/,
    'must be host:port on loopback, like 127.0.0.1:8443',
  )

/** One schema for every process. Each variable is described in docs/settings.md. */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  COMANDA_DATA_DIR: z.string().min(1).default('data'),

  DATABASE_URL: postgresUrl.optional(),
  DATABASE_URL_FILE: z.string().min(1).optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(50).default(10),
  DATABASE_ACQUIRE_TIMEOUT_MS: milliseconds.default(30_000),
  DATABASE_IDLE_TIMEOUT_MS: milliseconds.default(30_000),
  DATABASE_DESTROY_TIMEOUT_MS: milliseconds.default(5_000),
  DATABASE_QUERY_TIMEOUT_MS: milliseconds.default(30_000),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must look like redis://host:port')
    .optional(),

  WEB_HOST: z.string().min(1).default('127.0.0.1'),
  WEB_PORT: port.default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  SESSION_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),

  BOT_ACCOUNT: z.coerce.number().int().positive().optional(),
  BOT_HEALTH_PORT: port.default(3001),
  SESSION_DIR: z.string().min(1).optional(),
  CHROMIUM_PATH: z.string().min(1).optional(),
  WHATSAPP_WEB_ADDRESS: loopbackAddress.optional(),
  WHATSAPP_WEB_SPKI: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be a base64 SHA-256 (44 characters)')
    .optional(),

  SEND_PACING: onOff.default(true),
  SEND_CONFIRM_MS: milliseconds.min(100).default(60_000),
  BURST_WINDOW_MS: milliseconds.default(3_000),
  BROWSER_START_DEADLINE_MS: milliseconds.min(1_000).default(90_000),
  BROWSER_PROBE_INTERVAL_MS: milliseconds.min(100).default(15_000),
  BROWSER_PROBE_DEADLINE_MS: milliseconds.min(100).default(10_000),
  PAIRING_SETTLE_MS: milliseconds.default(60_000),
  SWEEP_INTERVAL_MS: milliseconds.min(1_000).default(300_000),
})

export type Environment = z.output<typeof environmentSchema>
