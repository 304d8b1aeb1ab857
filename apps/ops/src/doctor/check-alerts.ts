import { checkTarget, type Resolve, resolveHost } from '@comanda/alert-channels/targets.js'
import type { Config } from '@comanda/shared/config/config.js'
import { type Finding, wordsOf } from './finding.js'

const topic = 'alerts'
const resolvesWithinMs = 5_000

interface Target {
  variable: string
  host: string
  /** whether what is secret in it goes over the network for all to read */
  isOpen: boolean
}

function targetsOf({ mail, webhook, sms }: Config['alerts']): Target[] {
  const http = (variable: string, address: string): Target => {
    const { hostname, protocol } = new URL(address)
    return { variable, host: hostname, isOpen: protocol === 'http:' }
  }
  return [
    ...(mail === undefined ? [] : [{ variable: 'SMTP_URL', host: mail.server.host, isOpen: false }]),
    ...(webhook === undefined ? [] : [http('ALERT_WEBHOOK_URL', webhook.url)]),
    ...(sms === undefined ? [] : [http('ALERT_SMS_URL', sms.url)]),
  ]
}

async function checkOne(
  { variable, host, isOpen }: Target,
  allowPrivate: boolean,
  resolve: Resolve,
): Promise<Finding | undefined> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('its name can’t be looked up')), resolvesWithinMs).unref()
  })
  try {
    await Promise.race([checkTarget(host, { allowPrivate, resolve }), late])
  } catch (error) {
    return {
      topic,
      state: 'bad',
      text: `nothing would go out by ${variable}: ${wordsOf(error)}`,
      mend: `correct ${variable}, or set ALERT_ALLOW_PRIVATE=on where ${host} is a machine of yours`,
    }
  }
  if (!isOpen || allowPrivate) return undefined
  const text = `${variable} is http: whoever is on the way reads the shop’s alerts and its key`
  return { topic, state: 'warning', text, mend: `use https in ${variable}` }
}

/** Would anybody be told of trouble? It looks names up, and sends nothing: that is `ops alerts test`. */
export async function checkAlerts(
  { alerts, web }: Pick<Config, 'alerts' | 'web'>,
  resolve: Resolve = resolveHost,
): Promise<Finding[]> {
  const targets = targetsOf(alerts)
  if (targets.length === 0) {
    return [
      {
        topic,
        state: 'good',
        text: 'none are set up: nobody is told when the bot is in trouble',
        mend: 'see “Be told” in docs/runbook.md',
      },
    ]
  }
  const found = await Promise.all(targets.map(target => checkOne(target, alerts.allowPrivate, resolve)))
  const findings = found.flatMap(finding => finding ?? [])
  if (web.publicUrl === undefined) {
    const text = 'they have no link to the dashboard'
    findings.push({ topic, state: 'warning', text, mend: 'set PUBLIC_URL' })
  }
  if (findings.length > 0) return findings
  const names = targets.map(({ variable, host }) => `${variable} (${host})`).join(', ')
  const text = `told by ${names}; try it with: npm run ops -- alerts test`
  return [{ topic, state: 'good', text }]
}
