import { kindOf, parsePssBytes, parseRssBytes, parseStat, treeOf } from '@comanda/bot/memory/proc.js'
import { expect } from 'chai'

const stat = (pid: number, parent: number, group: number, name = 'chrome', state = 'S'): string =>
  `${pid} (${name}) ${state} ${parent} ${group} ${group} 0 -1 4194304 9 0 0 0 1 1 0 0 20 0 5 0 ${pid * 7} 1000 10\n`

const link = (pid: number, parent: number, group: number) => ({ pid, parent, group, startedAt: 1 })

describe('what the kernel tells of a process', () => {
  it('is its proportional share, with what is swapped out', () => {
    const rollup =
      '5600-7ff [rollup]\nRss:      900 kB\nPss:      400 kB\nPss_Anon: 300 kB\nSwapPss:   20 kB\n'
    expect(parsePssBytes(rollup)).to.equal(420 * 1024)
  })

  it('is unknown where the line is missing, never 0', () => {
    expect(parsePssBytes('')).to.equal(undefined)
    expect(parsePssBytes('Rss: 900 kB\n')).to.equal(undefined)
    expect(parseRssBytes('Name: kthreadd\n')).to.equal(undefined)
    expect(parseRssBytes('Name: x\nVmRSS:\t  12 kB\n')).to.equal(12 * 1024)
  })

  it('names its parent and group, whatever stands in its name', () => {
    expect(parseStat(stat(42, 7, 5, 'a) S 1 (b'))).to.deep.equal({
      pid: 42,
      parent: 7,
      group: 5,
      startedAt: 294,
    })
  })

  it('is nothing for a zombie, an empty file and a torn one', () => {
    expect(parseStat(stat(42, 7, 5, 'chrome', 'Z'))).to.equal(undefined)
    expect(parseStat('')).to.equal(undefined)
    expect(parseStat('42 (chr')).to.equal(undefined)
  })

  it('gives its kind by the command line', () => {
    expect(kindOf('/x/chrome\0--remote-debugging-pipe\0--user-data-dir=/p\0')).to.equal('browser')
    expect(kindOf('/x/chrome --type=renderer --user-data-dir=/p')).to.equal('renderer')
    expect(kindOf('/x/chrome\0--type=zygote\0')).to.equal('zygote')
    expect(kindOf('/x/chrome\0--type=gpu-process\0')).to.equal('gpu')
    expect(kindOf('/x/chrome\0--type=utility\0--utility-sub-type=network\0')).to.equal('utility')
    expect(kindOf('/x/chrome\0--type=crashpad-handler\0')).to.equal('other')
    expect(kindOf('')).to.equal('other')
  })
})

describe('the tree', () => {
  it('is the root and all below it, in whatever order they are listed', () => {
    const all = [link(40, 30, 20), link(30, 20, 20), link(20, 10, 20), link(10, 1, 9), link(50, 1, 50)]
    expect(treeOf(all, 10).map(({ pid }) => pid)).to.have.members([10, 20, 30, 40])
  })

  it('keeps those whose parent died, by their group', () => {
    const all = [link(10, 1, 9), link(20, 10, 20), link(31, 1, 20), link(32, 31, 20)]
    expect(treeOf(all, 10).map(({ pid }) => pid)).to.have.members([10, 20, 31, 32])
  })

  it('takes no strangers in that only share the root’s own group', () => {
    const all = [link(10, 1, 9), link(11, 1, 9), link(12, 10, 9), link(13, 1, 9)]
    expect(treeOf(all, 10).map(({ pid }) => pid)).to.have.members([10, 12])
  })
})
