import type { Config } from '@comanda/shared/config/config.js'
import type { Finding } from './finding.js'

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

function addressFinding({ web }: Config): Finding {
  const topic = 'address'
  const url = web.publicUrl === undefined ? undefined : new URL(web.publicUrl)
  if (url === undefined && loopback.has(web.host)) {
    const text = `the dashboard is for this machine only: http://localhost:${web.port}`
    return { topic, state: 'good', text }
  }
  if (url !== undefined && (url.protocol === 'https:' || url.hostname === 'localhost')) {
    return { topic, state: 'good', text: `the dashboard is at ${url.href}` }
  }
  const text =
    url === undefined
      ? `the dashboard listens on ${web.host} without TLS`
      : `PUBLIC_URL is ${url.href}, without TLS`
  return {
    topic,
    state: 'warning',
    text: `${text}: nobody can sign in, browsers keep its cookies only over https or on localhost`,
    mend: 'put a reverse proxy with TLS in front and set PUBLIC_URL=https://…',
  }
}

/** Whom the dashboard takes people for: wrong passwords are counted by address. */
function proxyFinding({ web }: Config): Finding | undefined {
  const topic = 'proxy'
  if (web.trustProxy === 0 && web.publicUrl?.startsWith('https:') === true) {
    return {
      topic,
      state: 'warning',
      text: 'PUBLIC_URL speaks of a proxy, TRUST_PROXY of none: people all have one address, and one who mistypes a password often locks out the others',
      mend: 'set TRUST_PROXY=1, or to how many stand in front',
    }
  }
  if (web.trustProxy > 0 && !loopback.has(web.host)) {
    return {
      topic,
      state: 'warning',
      text: `the dashboard listens on ${web.host}: whoever reaches it past the proxy may claim any address`,
      mend: 'unset WEB_HOST where the proxy is on this machine; else let only the proxy through',
    }
  }
  return undefined
}

/** Settings that are allowed, and still not what one wants in production. */
export function checkSettings(config: Config): Finding[] {
  const proxy = proxyFinding(config)
  const findings = [addressFinding(config), ...(proxy === undefined ? [] : [proxy])]
  if (config.whatsAppWeb !== undefined) {
    findings.push({
      topic: 'stand-in',
      state: 'warning',
      text: `messages go to the stand-in at ${config.whatsAppWeb.address}, not to WhatsApp`,
      mend: 'unset WHATSAPP_WEB_ADDRESS and WHATSAPP_WEB_SPKI for the real one',
    })
  }
  if (!config.bot.sendPacing) {
    findings.push({
      topic: 'pacing',
      state: 'warning',
      text: 'replies go out without a pause, which gets numbers banned',
      mend: 'unset SEND_PACING',
    })
  }
  return findings
}
