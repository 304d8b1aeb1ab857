import { isPublic, resolveHost } from '@comanda/alert-channels/targets.js'
import { expect } from 'chai'

const family = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4)
const isOut = (address: string): boolean => isPublic({ address, family: family(address) })

describe('where an alert may go', () => {
  it('knows what is on the internet', () => {
    for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1']) {
      expect(isOut(address), address).to.equal(true)
    }
  })

  it('refuses what is this machine’s, its network’s, or what a cloud tells its machines', () => {
    const inside = [
      ['127.0.0.1', '127.255.0.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.1', '192.168.1.1'],
      [
        '169.254.169.254',
        '100.64.0.1',
        '198.18.0.1',
        '192.0.0.1',
        '224.0.0.1',
        '240.0.0.1',
        '255.255.255.255',
      ],
      ['::1', '::', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'fec0::1', 'ff02::1', 'fd00:ec2::254'],
    ].flat()
    for (const address of inside) expect(isOut(address), address).to.equal(false)
  })

  it('refuses an address of version 4 in the clothes of version 6', () => {
    const dressed = [
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::7f00:1',
    ]
    for (const address of [...dressed, '2002:7f00:1::', '2001:0:7f00:1::', '::ffff:0:7f00:1']) {
      expect(isOut(address), address).to.equal(false)
    }
  })

  it('sees through decimal, octal and short forms, which lead to the same machine', async () => {
    for (const host of ['2130706433', '0x7f.1', '0177.0.0.1', '127.1', 'localhost']) {
      const addresses = await resolveHost(host)
      expect(addresses, host).not.to.have.length(0)
      for (const found of addresses) expect(isPublic(found), `${host} ${found.address}`).to.equal(false)
    }
  })
})
