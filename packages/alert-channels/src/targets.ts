import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { BlockList, type LookupFunction } from 'node:net'
import { DeliveryError } from './delivery-error.js'

/** A name's addresses, or an address's own. @throws where there are none */
export type Resolve = (host: string) => Promise<LookupAddress[]>

/** As every program of this machine does, so decimal and octal forms of an address lead to that address. */
export const resolveHost: Resolve = host => lookup(host, { all: true, verbatim: true })

/** What isn't anybody's on the internet, by the registries of special-purpose addresses (RFC 6890 and after). */
const special4: readonly [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
/** Within what is given out (2000::/3): what leads to an address of version 4, and what is nobody's. */
const special6: readonly [network: string, prefix: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const notPublic = new BlockList()
for (const [network, prefix] of special4) notPublic.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of special6) notPublic.addSubnet(network, prefix, 'ipv6')
const givenOut = new BlockList()
givenOut.addSubnet('2000::', 3, 'ipv6')

/** Is it somebody's on the internet? Ours, our network's, and what a cloud tells its machines, are not. */
export function isPublic({ address, family }: LookupAddress): boolean {
  if (family === 4) return !notPublic.check(address, 'ipv4')
  return givenOut.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
}

export interface TargetRule {
  /** may it be this machine, or one of its network? */
  allowPrivate: boolean
  resolve: Resolve
}

/**
 * Where a target really is. Connect to these addresses and to no others: looked up again, the name could lead elsewhere.
 * @param host a name or an address
 * @throws DeliveryError where any of them isn't public, unless that is allowed
 */
export async function checkTarget(host: string, rule: TargetRule): Promise<LookupAddress[]> {
  const addresses = await rule.resolve(host.replace(/^\[|\]$/g, ''))
  if (!rule.allowPrivate && !addresses.every(isPublic)) {
    throw new DeliveryError(
      'refused',
      `${host} is a machine of this network: refused, unless ALERT_ALLOW_PRIVATE=on`,
    )
  }
  return addresses
}

/** Answers with the addresses that were checked, whatever is asked for. */
export const lookupOnly =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_host, options, callback) => {
    const [first] = addresses
    if (options.all === true) callback(null, [...addresses])
    else callback(null, first?.address ?? '', first?.family)
  }
