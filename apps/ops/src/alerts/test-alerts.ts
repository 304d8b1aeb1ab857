import { createChannels } from '@comanda/alert-channels/channels.js'
import type { AlertText } from '@comanda/shared/alerts/types.js'
import type { Config } from '@comanda/shared/config/config.js'
import { CommandError } from '../command-error.js'
import { wordsOf } from '../doctor/finding.js'
import type { Outcome } from '../output.js'

function trialText({ web }: Config): AlertText {
  const subject = 'Comanda: this is a test, all is well'
  const lines = [
    'Somebody tried whether alerts arrive: they do.',
    'What to do: nothing.',
    ...(web.publicUrl === undefined ? [] : [`See: ${web.publicUrl}/account`]),
  ]
  return { subject, body: lines.join('\n'), short: `${subject}.`, timeZone: 'UTC' }
}

/**
 * `ops alerts test`: one message on every channel that is set up, once, and what became of each.
 * @throws CommandError where none is set up
 */
export async function testAlerts(config: Config): Promise<Outcome> {
  const channels = createChannels(config.alerts)
  if (channels.length === 0) {
    throw new CommandError(
      'No channel is set up, so nobody would be told. Set SMTP_URL and ALERT_MAIL_TO, ALERT_WEBHOOK_URL or ALERT_SMS_URL: see docs/settings.md.',
    )
  }
  const text = trialText(config)
  const results = await Promise.all(
    channels.map(async ({ name, host, send }) => {
      const why = await send(text).then(() => undefined, wordsOf)
      return { channel: name, host, ok: why === undefined, ...(why !== undefined && { why }) }
    }),
  )
  const lines = results.map(({ channel, host, why }) =>
    why === undefined ? `✔ ${channel}: ${host} took it` : `✘ ${channel}: not sent to ${host}: ${why}`,
  )
  return { data: results, text: lines.join('\n'), isBad: results.some(({ ok }) => !ok) }
}
