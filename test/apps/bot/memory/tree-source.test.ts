import { createProcReader } from '@comanda/bot/memory/proc-reader.js'
import { createTreeSource } from '@comanda/bot/memory/tree-source.js'
import { expect } from 'chai'

const stat = (pid: number, parent: number, group: number, startedAt = pid): string =>
  `${pid} (x) S ${parent} ${group} ${group} 0 -1 4194304 9 0 0 0 1 1 0 0 20 0 5 0 ${startedAt} 1000 10\n`

const kilobytes = (count: number): number => count * 1024

/** A small machine: files by path. What isn't there can't be read. */
function machine(files: Record<string, string>) {
  const asked: string[] = []
  return {
    files,
    asked,
    reader: {
      readFile: async (path: string): Promise<string> => {
        asked.push(path)
        const text = files[path]
        if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' })
        return text
      },
      readdir: async () => [
        ...new Set(Object.keys(files).map(path => path.split('/')[2] ?? '')),
        'self',
        'meminfo',
      ],
    },
  }
}

const bot = { '/proc/10/stat': stat(10, 1, 10), '/proc/10/smaps_rollup': 'Pss: 90 kB\n' }
const browser = {
  '/proc/20/stat': stat(20, 10, 20),
  '/proc/20/cmdline': 'chrome\0--remote-debugging-pipe\0',
  '/proc/20/smaps_rollup': 'Pss: 50 kB\nSwapPss: 0 kB\n',
}
const renderer = {
  '/proc/30/stat': stat(30, 20, 20),
  '/proc/30/cmdline': 'chrome\0--type=renderer\0',
  '/proc/30/smaps_rollup': 'Pss: 200 kB\n',
}
const stranger = { '/proc/99/stat': stat(99, 1, 99), '/proc/99/smaps_rollup': 'Pss: 7000 kB\n' }

describe('the memory of the whole tree', () => {
  it('is node’s and each Chromium process’s, by kind', async () => {
    const { reader } = machine({ ...bot, ...browser, ...renderer, ...stranger })
    expect(await createTreeSource({ reader, rootPid: 10 }).read()).to.deep.equal({
      bytes: kilobytes(340),
      kinds: { node: kilobytes(90), browser: kilobytes(50), renderer: kilobytes(200) },
      processes: 3,
      method: 'pss',
    })
  })

  it('leaves out what vanishes while it is read', async () => {
    const { reader } = machine({ ...bot, ...browser, '/proc/30/stat': stat(30, 20, 20) })
    const tree = await createTreeSource({ reader, rootPid: 10 }).read()
    expect(tree).to.deep.include({ bytes: kilobytes(140), processes: 2 })
    expect(tree?.kinds).not.to.have.property('renderer')
  })

  it('takes whole sizes where the kernel has no shares, and says so', async () => {
    const { reader } = machine({
      '/proc/10/stat': stat(10, 1, 10),
      '/proc/10/status': 'VmRSS: 120 kB\n',
      '/proc/20/stat': stat(20, 10, 20),
      '/proc/20/cmdline': 'chrome\0--remote-debugging-pipe\0',
      '/proc/20/status': 'VmRSS: 80 kB\n',
    })
    const source = createTreeSource({ reader, rootPid: 10 })
    expect(await source.read()).to.deep.include({ bytes: kilobytes(200), method: 'rss' })
  })

  it('is unknown, not 0, where nothing can be read', async () => {
    const { reader } = machine({})
    expect(await createTreeSource({ reader, rootPid: 10 }).read()).to.equal(undefined)
    const closed = {
      readFile: () => Promise.reject(new Error('closed')),
      readdir: () => Promise.reject(new Error('closed')),
    }
    expect(await createTreeSource({ reader: closed, rootPid: 10 }).read()).to.equal(undefined)
  })

  it('asks for a command line once, and anew where the pid came again', async () => {
    const { reader, files, asked } = machine({ ...bot, ...browser })
    const source = createTreeSource({ reader, rootPid: 10 })
    await source.read()
    await source.read()
    expect(asked.filter(path => path.endsWith('cmdline'))).to.have.length(1)
    files['/proc/20/stat'] = stat(20, 10, 20, 777)
    files['/proc/20/cmdline'] = 'chrome\0--type=renderer\0'
    expect((await source.read())?.kinds).to.have.property('renderer', kilobytes(50))
  })

  it('reads this machine’s own', async () => {
    const tree = await createTreeSource({ reader: createProcReader(), rootPid: process.pid }).read()
    expect(tree?.kinds.node).to.be.within(20_000_000, 1_000_000_000)
  })
})
