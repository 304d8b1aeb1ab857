import { connect } from 'node:net'
import type { AlertText } from '@comanda/shared/alerts/types.js'
import type { AlertsConfig } from '@comanda/shared/config/alerts-config.js'
import { checkTarget, lookupOnly, type TargetRule } from './targets.js'

/**
 * A mail to all recipients. Passwords go out under TLS alone.
 * @throws where the server doesn't take it
 */
export async function sendMail(
  { server, from, to }: NonNullable<AlertsConfig['mail']>,
  { subject, body }: AlertText,
  rule: TargetRule,
  signal: AbortSignal,
): Promise<void> {
  const { host, port, isSecure, login } = server
  const addresses = await checkTarget(host, rule)
  // most of what it holds is needed by nobody whose mail isn't sent
  const { createTransport } = await import('nodemailer')
  signal.throwIfAborted()
  const transport = createTransport({
    host,
    port,
    secure: isSecure,
    requireTLS: login !== undefined,
    ...(login && { auth: { user: login.user, pass: login.password } }),
    // it would look the name up itself, and by another way
    getSocket: (_options, callback) => {
      const connection = connect({ host, port, lookup: lookupOnly(addresses), signal })
      connection.once('error', callback)
      connection.once('connect', () => {
        connection.off('error', callback)
        callback(null, { connection })
      })
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  await transport.sendMail({
    from,
    to,
    subject,
    text: body,
    headers: { 'auto-submitted': 'auto-generated' },
    signal,
  })
}
