import { ConfigError } from './config-error.js'
import type { Environment } from './schema.js'

export interface SmtpServer {
  host: string
  port: number
  /** TLS from the first byte; else STARTTLS where the server has it */
  isSecure: boolean
  login: { user: string; password: string } | undefined
}

/** JSON as it stands: what delivers alerts is a process of its own. */
export interface AlertsConfig {
  mail: { server: SmtpServer; from: string; to: string[] } | undefined
  /** Slack's format */
  webhook: { url: string } | undefined
  sms: { url: string; to: string; body: string; headers: Record<string, string> } | undefined
  /** may targets be this machine's, or its network's? */
  allowPrivate: boolean
  /** for one try on one channel */
  deadlineMs: number
  /** before the second try; four times as long before each further one */
  retryMs: number
  /** well for so long, it is told to be over */
  settleMs: number
  /** the same isn't told again within it */
  repeatMs: number
  notReadyMs: number
  databaseAwayMs: number
  handoverMs: number
  weeklyReport: boolean
}

const missing = (variable: string, by: string): ConfigError =>
  new ConfigError([{ variable, message: `must be set too: ${by} needs it` }])

function smtpServerOf(address: string): SmtpServer {
  const { protocol, hostname, port, username, password } = new URL(address)
  const isSecure = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    isSecure,
    login:
      username === ''
        ? undefined
        : { user: decodeURIComponent(username), password: decodeURIComponent(password) },
  }
}

function mailOf(environment: Environment): AlertsConfig['mail'] {
  const { SMTP_URL: address, ALERT_MAIL_TO: to, ALERT_MAIL_FROM: from } = environment
  if (address === undefined && to === undefined) return undefined
  if (address === undefined) throw missing('SMTP_URL', 'ALERT_MAIL_TO')
  if (to === undefined) throw missing('ALERT_MAIL_TO', 'SMTP_URL')
  const server = smtpServerOf(address)
  const sender = from ?? (server.login?.user.includes('@') ? server.login.user : to[0])
  return { server, from: sender ?? '', to }
}

function smsOf(environment: Environment): AlertsConfig['sms'] {
  const {
    ALERT_SMS_URL: url,
    ALERT_SMS_TO: to,
    ALERT_SMS_BODY: body,
    ALERT_SMS_HEADERS: headers,
  } = environment
  if (url === undefined) return undefined
  if (to === undefined) throw missing('ALERT_SMS_TO', 'ALERT_SMS_URL')
  if (!body.includes('{text}')) {
    throw new ConfigError([{ variable: 'ALERT_SMS_BODY', message: 'must have {text} in it' }])
  }
  return { url, to, body, headers: headers ?? {} }
}

/** @throws ConfigError where a channel lacks a part */
export const alertsOf = (environment: Environment): AlertsConfig => ({
  mail: mailOf(environment),
  webhook: environment.ALERT_WEBHOOK_URL ? { url: environment.ALERT_WEBHOOK_URL } : undefined,
  sms: smsOf(environment),
  allowPrivate: environment.ALERT_ALLOW_PRIVATE,
  deadlineMs: environment.ALERT_DEADLINE_MS,
  retryMs: environment.ALERT_RETRY_MS,
  settleMs: environment.ALERT_SETTLE_MS,
  repeatMs: environment.ALERT_REPEAT_MS,
  notReadyMs: environment.ALERT_NOT_READY_MS,
  databaseAwayMs: environment.ALERT_DATABASE_MS,
  handoverMs: environment.ALERT_HANDOVER_MS,
  weeklyReport: environment.WEEKLY_REPORT,
})
