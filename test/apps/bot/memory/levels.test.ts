import { cadenceOf } from '@comanda/bot/memory/cadence.js'
import { levelAfter, limitOf, thresholdsOf } from '@comanda/bot/memory/levels.js'
import { expect } from 'chai'
import fc from 'fast-check'
import { assertProperty } from '../../../support/properties.js'

const mb = 1_048_576
const wished = { warningBytes: 500 * mb, criticalBytes: 800 * mb, restartBytes: 1_200 * mb }

describe('the limit', () => {
  it('is the smallest of the setting, the cgroup’s and the machine’s', () => {
    const settingBytes = 1_500 * mb
    expect(limitOf({ settingBytes, cgroupBytes: undefined, machineBytes: undefined })).to.deep.equal({
      bytes: settingBytes,
      by: 'setting',
    })
    expect(limitOf({ settingBytes, cgroupBytes: 1_024 * mb, machineBytes: 8_192 * mb })).to.deep.equal({
      bytes: 1_024 * mb,
      by: 'cgroup',
    })
    expect(limitOf({ settingBytes, cgroupBytes: 2_048 * mb, machineBytes: 900 * mb }).by).to.equal('machine')
  })

  it('draws the levels down with it, so that 1 GB restarts before it is killed', () => {
    expect(thresholdsOf(wished, 1_500 * mb)).to.deep.equal({
      warning: 500 * mb,
      critical: 800 * mb,
      restart: 1_200 * mb,
      limit: 1_500 * mb,
    })
    const small = thresholdsOf(wished, 1_000 * mb)
    expect(small).to.deep.equal({
      warning: 500 * mb,
      critical: 700 * mb,
      restart: 850 * mb,
      limit: 1_000 * mb,
    })
  })
})

describe('a level', () => {
  const thresholds = thresholdsOf(wished, 1_500 * mb)

  it('is entered at its threshold and left a tenth below it', () => {
    expect(levelAfter('fine', 499 * mb, thresholds)).to.equal('fine')
    expect(levelAfter('fine', 500 * mb, thresholds)).to.equal('warning')
    expect(levelAfter('warning', 451 * mb, thresholds)).to.equal('warning')
    expect(levelAfter('warning', 449 * mb, thresholds)).to.equal('fine')
    expect(levelAfter('fine', 451 * mb, thresholds)).to.equal('fine')
    expect(levelAfter('critical', 730 * mb, thresholds)).to.equal('critical')
    expect(levelAfter('critical', 719 * mb, thresholds)).to.equal('warning')
  })

  it('is skipped both ways by a jump', () => {
    expect(levelAfter('fine', 1_300 * mb, thresholds)).to.equal('restart')
    expect(levelAfter('restart', 200 * mb, thresholds)).to.equal('fine')
  })

  it('doesn’t flap while the tree stays within a twentieth of one size', () => {
    const base = fc.integer({ min: 100, max: 1_500 })
    const noise = fc.array(fc.integer({ min: -25, max: 25 }), { minLength: 20, maxLength: 40 })
    assertProperty(
      fc.property(base, noise, (size, parts) => {
        let level = levelAfter('fine', size * mb, thresholds)
        let changes = 0
        for (const part of parts) {
          const next = levelAfter(level, size * (1 + part / 1_000) * mb, thresholds)
          if (next !== level) changes += 1
          level = next
        }
        // up once, or down once where the first look stood on the edge
        expect(changes).to.be.at.most(1)
      }),
    )
  })
})

describe('how often it is looked', () => {
  const thresholds = thresholdsOf(wished, 1_500 * mb)
  const calm = {
    thresholds,
    intervalMs: 300_000,
    fastestMs: 15_000,
    level: 'fine',
    recent: undefined,
  } as const

  it('is seldom while all is well, and only the interval’s looks are kept', () => {
    expect(cadenceOf({ ...calm, treeBytes: 200 * mb })).to.deep.equal({ nextLookMs: 60_000, isKept: false })
  })

  it('is oftener near a threshold, and as often as can be beyond critical', () => {
    expect(cadenceOf({ ...calm, treeBytes: 480 * mb })).to.deep.equal({ nextLookMs: 30_000, isKept: true })
    expect(cadenceOf({ ...calm, treeBytes: 900 * mb, level: 'critical' }).nextLookMs).to.equal(15_000)
  })

  it('follows a steep slope: several looks before the threshold is reached', () => {
    const recent = { bytesPerHour: 6_000 * mb, overHours: 0.05 }
    // 100 MB a minute: 300 MB are 3 min away
    expect(cadenceOf({ ...calm, treeBytes: 200 * mb, recent })).to.deep.equal({
      nextLookMs: 45_000,
      isKept: true,
    })
    const steeper = { bytesPerHour: 60_000 * mb, overHours: 0.05 }
    expect(cadenceOf({ ...calm, treeBytes: 200 * mb, recent: steeper }).nextLookMs).to.equal(15_000)
  })
})
