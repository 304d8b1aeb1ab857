import { parseLimitBytes, readCgroup } from '@comanda/bot/memory/cgroup.js'
import { expect } from 'chai'

const reading = (files: Record<string, string>) => ({
  readFile: async (path: string): Promise<string> => {
    const text = files[path]
    if (text === undefined) throw new Error(path)
    return text
  },
})

describe('the cgroup', () => {
  it('limits by the tightest of the groups around us (v2), and counts no files that can be dropped', async () => {
    const found = await readCgroup(
      reading({
        '/proc/self/cgroup': '0::/user.slice/comanda\n',
        '/sys/fs/cgroup/user.slice/comanda/memory.max': 'max\n',
        '/sys/fs/cgroup/user.slice/comanda/memory.current': '900\n',
        '/sys/fs/cgroup/user.slice/comanda/memory.stat': 'anon 5\ninactive_file 300\n',
        '/sys/fs/cgroup/user.slice/memory.max': '2000\n',
      }),
    )
    expect(found).to.deep.equal({ limitBytes: 2000, usedBytes: 600 })
  })

  it('is read in a container that sees its own group as the root', async () => {
    const found = await readCgroup(
      reading({ '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/memory.max': '1073741824\n' }),
    )
    expect(found).to.deep.equal({ limitBytes: 1073741824, usedBytes: undefined })
  })

  it('is found in v1, beside an empty v2, and where its path isn’t mounted', async () => {
    const text = '5:cpu,cpuacct:/\n4:memory:/docker/abc\n0::/\n'
    const files = {
      '/proc/self/cgroup': text,
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': '524288000\n',
      '/sys/fs/cgroup/memory/memory.usage_in_bytes': '1000\n',
      '/sys/fs/cgroup/memory/memory.stat': 'inactive_file 1\ntotal_inactive_file 200\n',
    }
    expect(await readCgroup(reading(files))).to.deep.equal({ limitBytes: 524288000, usedBytes: 800 })
  })

  it('says that there is no limit, and what it can’t tell, without a number', async () => {
    expect(parseLimitBytes('max\n')).to.equal(undefined)
    expect(parseLimitBytes('9223372036854771712\n')).to.equal(undefined)
    expect(parseLimitBytes('')).to.equal(undefined)
    expect(await readCgroup(reading({}))).to.deep.equal({ limitBytes: undefined, usedBytes: undefined })
  })
})
