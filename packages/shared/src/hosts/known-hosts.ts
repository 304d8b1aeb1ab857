import type { IncomingMessage } from 'node:http'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

const nameOf = (host: string): string =>
  host
    .replace(/:\d{1,5}$/, '')
    .replace(/\.$/, '')
    .toLowerCase()

/**
 * By which names a server may be asked for: this machine's own, which no page elsewhere can be named by, and those given.
 * A name that somebody else's DNS points here is none of them.
 * @param names without a port
 * @returns 'unknown' for another name, 'none' where the request names none, or several
 */
export function createKnownHosts(
  names: readonly string[] = [],
): (request: Pick<IncomingMessage, 'headers' | 'rawHeaders'>) => 'known' | 'unknown' | 'none' {
  const known = new Set(names.map(nameOf))
  return ({ headers, rawHeaders }) => {
    const given = rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'host')
    if (given.length !== 1 || headers.host === undefined || headers.host === '') return 'none'
    const name = nameOf(headers.host)
    return loopback.test(name) || known.has(name) ? 'known' : 'unknown'
  }
}
