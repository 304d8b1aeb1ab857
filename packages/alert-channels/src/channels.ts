import { readable } from '@comanda/shared/alerts/text.js'
import type { AlertText, ChannelName } from '@comanda/shared/alerts/types.js'
import type { AlertsConfig } from '@comanda/shared/config/alerts-config.js'
import { DeliveryError, toDeliveryError } from './delivery-error.js'
import { sendMail } from './mail.js'
import { post } from './post.js'
import { fillTemplate } from './sms.js'
import { type Resolve, resolveHost } from './targets.js'
import { webhookBody } from './webhook.js'

export interface Channel {
  name: ChannelName
  /** its machine, for people; no path, which may be the secret */
  host: string
  /** One try, within the deadline whatever hangs. @throws DeliveryError */
  send(text: AlertText): Promise<void>
}

type Send = (text: AlertText, signal: AbortSignal) => Promise<void>

/** The channels that are set up. */
export function createChannels(config: AlertsConfig, resolve: Resolve = resolveHost): Channel[] {
  const { mail, webhook, sms, allowPrivate, deadlineMs } = config
  const rule = { allowPrivate, resolve }

  const channel = (name: ChannelName, host: string, send: Send): Channel => ({
    name,
    host,
    send: async text => {
      const signal = AbortSignal.timeout(deadlineMs)
      const late = new Promise<never>((_, reject) => {
        const message = `it didn’t answer within ${deadlineMs / 1_000} s`
        signal.addEventListener('abort', () => reject(new DeliveryError('late', message)), { once: true })
      })
      try {
        await Promise.race([send(readable(text), signal), late])
      } catch (error) {
        throw toDeliveryError(error)
      }
    },
  })

  const channels: Channel[] = []
  if (mail !== undefined) {
    channels.push(channel('mail', mail.server.host, (text, signal) => sendMail(mail, text, rule, signal)))
  }
  if (webhook !== undefined) {
    const url = new URL(webhook.url)
    const headers = { 'content-type': 'application/json' }
    channels.push(
      channel('webhook', url.hostname, (text, signal) =>
        post(url, { headers, body: webhookBody(text) }, rule, signal),
      ),
    )
  }
  if (sms !== undefined) {
    const url = new URL(sms.url)
    channels.push(
      channel('sms', url.hostname, ({ short }, signal) =>
        post(url, fillTemplate(sms, { to: sms.to, text: short }), rule, signal),
      ),
    )
  }
  return channels
}
