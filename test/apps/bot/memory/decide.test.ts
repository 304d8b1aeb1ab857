import { type Situation, stepsFor } from '@comanda/bot/memory/decide.js'
import { thresholdsOf } from '@comanda/bot/memory/levels.js'
import { expect } from 'chai'

const mb = 1_048_576
const minuteMs = 60_000
const nowMs = Date.parse('2026-11-25T03:10:00Z')
const ago = (minutes: number): number => nowMs - minutes * minuteMs

const thresholds = thresholdsOf(
  { warningBytes: 500 * mb, criticalBytes: 800 * mb, restartBytes: 1_200 * mb },
  1_500 * mb,
)

function treeOf({ node = 90, browser = 90, page = 100 }: { node?: number; browser?: number; page?: number }) {
  return {
    bytes: (node + browser + page) * mb,
    kinds: { node: node * mb, browser: browser * mb, renderer: page * mb },
    processes: 3,
    method: 'pss' as const,
  }
}

const calm: Situation = {
  nowMs,
  before: 'fine',
  level: 'fine',
  tree: treeOf({}),
  thresholds,
  heap: { usedBytes: 50 * mb, limitBytes: 512 * mb },
  slope: undefined,
  least: { rendererBytes: 90 * mb, browserBytes: 180 * mb },
  isReady: true,
  lastAt: {},
  isQuiet: () => false,
  untilNextQuietMs: () => 20 * 60 * minuteMs,
  coolDownMs: 10 * minuteMs,
}
const what = (changes: Partial<Situation>): string[] =>
  stepsFor({ ...calm, ...changes }).map(step => step.what)

const high = { before: 'critical', level: 'critical', tree: treeOf({ page: 700 }) } as const
const cleaned = { cleaned: ago(2) }

describe('what is done about memory', () => {
  it('is nothing while all is well', () => {
    expect(what({})).to.deep.equal([])
  })

  it('is a warning and a cleaning as it fills up, and a cleaning now and then while it stays', () => {
    const filling = { level: 'warning', tree: treeOf({ page: 400 }) } as const
    expect(what(filling)).to.deep.equal(['warned', 'cleaned'])
    expect(what({ ...filling, before: 'warning', lastAt: { cleaned: ago(9) } })).to.deep.equal([])
    expect(what({ ...filling, before: 'warning', lastAt: { cleaned: ago(10) } })).to.deep.equal(['cleaned'])
  })

  it('is a reload of the page where it is critical, once cleaning had time to help', () => {
    expect(what({ ...high, before: 'fine' })).to.deep.equal(['warned', 'cleaned'])
    expect(what({ ...high, lastAt: { cleaned: ago(0.5) } })).to.deep.equal([])
    expect(what({ ...high, lastAt: cleaned })).to.deep.equal(['reloaded'])
  })

  it('is a relaunch where the reload didn’t help, or there is no page to reload', () => {
    expect(what({ ...high, lastAt: { ...cleaned, reloaded: ago(0.5) } })).to.deep.equal([])
    expect(what({ ...high, lastAt: { ...cleaned, reloaded: ago(3) } })).to.deep.equal(['relaunched'])
    expect(what({ ...high, lastAt: cleaned, isReady: false })).to.deep.equal(['relaunched'])
  })

  it('is by turns a reload and a relaunch where it comes back, and begins gently after a recovery', () => {
    expect(what({ ...high, lastAt: { ...cleaned, reloaded: ago(300) } })).to.deep.equal(['relaunched'])
    const both = { ...cleaned, reloaded: ago(300), relaunched: ago(200) }
    expect(what({ ...high, lastAt: both })).to.deep.equal(['reloaded'])
    expect(what({ ...high, lastAt: { ...cleaned, reloaded: ago(300), recovered: ago(290) } })).to.deep.equal([
      'reloaded',
    ])
  })

  it('is neither where it would free little: a page that simply needs so much is left alone', () => {
    const needsIt = { rendererBytes: 650 * mb, browserBytes: 740 * mb }
    expect(what({ ...high, lastAt: cleaned, least: needsIt })).to.deep.equal([])
    const nodeItself = treeOf({ node: 700 })
    expect(what({ ...high, lastAt: cleaned, tree: nodeItself })).to.deep.equal([])
  })

  it('takes the whole browser for what can be freed where nobody knows what it needs', () => {
    expect(what({ ...high, lastAt: cleaned, least: undefined })).to.deep.equal(['reloaded'])
  })

  it('is a collection where node’s own heap is full', () => {
    const heap = { usedBytes: 360 * mb, limitBytes: 512 * mb }
    const filled = { ...high, tree: treeOf({ node: 700 }), heap }
    expect(what({ ...filled, lastAt: cleaned })).to.deep.equal(['collected'])
    expect(what({ ...filled, lastAt: { ...cleaned, collected: ago(5) } })).to.deep.equal([])
  })

  it('is a relaunch at once beyond the restart’s level, then a restart that is asked for', () => {
    const highest = { before: 'critical', level: 'restart', tree: treeOf({ page: 1_100 }) } as const
    expect(what({ ...highest, lastAt: { cleaned: ago(0.1) } })).to.deep.equal(['relaunched'])
    expect(what({ ...highest, lastAt: { ...cleaned, relaunched: ago(0.5) } })).to.deep.equal([])
    expect(what({ ...highest, lastAt: { ...cleaned, relaunched: ago(4) } })).to.deep.equal([
      'asked_for_restart',
    ])
    const asked = { ...cleaned, relaunched: ago(8), asked_for_restart: ago(3) }
    expect(what({ ...highest, lastAt: asked })).to.deep.equal([])
    // node itself is what is too large: opening a browser helps nothing
    const node = treeOf({ node: 1_100 })
    expect(what({ ...highest, tree: node, lastAt: cleaned })).to.deep.equal(['asked_for_restart'])
  })

  it('doesn’t wait for what a cleaning does where there is no time', () => {
    expect(what({ level: 'restart', tree: treeOf({ page: 1_100 }) })).to.deep.equal([
      'warned',
      'cleaned',
      'relaunched',
    ])
  })

  it('says when it is over', () => {
    expect(what({ before: 'critical' })).to.deep.equal(['recovered'])
  })

  describe('foreseen', () => {
    const growing = {
      isQuiet: () => true,
      tree: treeOf({ page: 300 }),
      slope: { bytesPerHour: 38 * mb, overHours: 9 },
    }

    it('is done in the quiet hours, where it would be critical before the next ones', () => {
      const steps = stepsFor({ ...calm, ...growing })
      expect(steps).to.have.length(1)
      expect(steps[0]).to.include({ what: 'relaunched', cause: 'foresight' })
      expect(steps[0]?.criticalInHours).to.be.closeTo(320 / 38, 0.01)
    })

    it('waits for the quiet hours, and for the next ones where there is time', () => {
      expect(what({ ...growing, isQuiet: () => false })).to.deep.equal([])
      expect(what({ ...growing, slope: { bytesPerHour: 10 * mb, overHours: 9 } })).to.deep.equal([])
    })

    it('believes no slope of less than two hours, and none that falls', () => {
      expect(what({ ...growing, slope: { bytesPerHour: 900 * mb, overHours: 1.9 } })).to.deep.equal([])
      expect(what({ ...growing, slope: { bytesPerHour: -38 * mb, overHours: 9 } })).to.deep.equal([])
    })

    it('isn’t done where a fresh browser would hold as much', () => {
      const least = { rendererBytes: 290 * mb, browserBytes: 380 * mb }
      expect(what({ ...growing, least })).to.deep.equal([])
    })
  })
})
