import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { DeliveryError } from './delivery-error.js'
import { checkTarget, lookupOnly, type TargetRule } from './targets.js'

/**
 * One POST, to an address that was checked. Nothing is followed: a redirect could lead anywhere.
 * @throws DeliveryError unless it is answered with 2xx
 */
export async function post(
  url: URL,
  sent: { headers: Record<string, string>; body: string },
  rule: TargetRule,
  signal: AbortSignal,
): Promise<void> {
  const addresses = await checkTarget(url.hostname, rule)
  signal.throwIfAborted()
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  await new Promise<void>((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      headers: { ...sent.headers, 'content-length': Buffer.byteLength(sent.body) },
      lookup: lookupOnly(addresses),
      // a connection kept from an earlier request would be to an address that was checked then
      agent: false,
      signal,
    })
    outgoing.once('error', reject)
    outgoing.once('response', response => {
      const { statusCode = 0 } = response
      response.destroy()
      if (statusCode >= 200 && statusCode < 300) resolve()
      else if (statusCode >= 300 && statusCode < 400) {
        reject(new DeliveryError('redirected', 'it answers with a redirect, which isn’t followed'))
      } else reject(new DeliveryError('answered', `it answered ${statusCode}`))
    })
    outgoing.end(sent.body)
  })
}
