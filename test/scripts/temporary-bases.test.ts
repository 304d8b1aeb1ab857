import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'chai'
import { makeFolder, projectDir } from './setup.js'

const asOrdinaryUser = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

describe('folders for temporary files', () => {
  let folder: ReturnType<typeof makeFolder>
  let module: string

  beforeEach(() => {
    folder = makeFolder()
    chmodSync(folder.dir, 0o755)
    // the project may stand in a folder that is closed to the user
    module = path.join(folder.dir, 'temporary-bases.mjs')
    copyFileSync(path.join(projectDir, 'scripts/setup/temporary-bases.mjs'), module)
  })
  afterEach(() => folder.remove())

  /** What a process of an ordinary user finds: root may write anywhere. */
  function findBases(candidates: string[]): string[] {
    const script = `import(process.argv[1]).then(m => console.log(JSON.stringify(m.writableBases(process.argv.slice(2)))))`
    const options = { ...asOrdinaryUser, cwd: folder.dir, encoding: 'utf8' } as const
    return JSON.parse(execFileSync(process.execPath, ['-e', script, module, ...candidates], options))
  }

  function make(name: string, mode: number): string {
    const dir = path.join(folder.dir, name)
    mkdirSync(dir)
    chmodSync(dir, mode)
    return dir
  }

  it('are those that the user may write to, in the order of their names, each once', () => {
    const closed = make('closed', 0o555)
    const open = make('open', 0o1777)
    const other = make('other', 0o1777)
    const missing = path.join(folder.dir, 'missing')
    expect(findBases([closed, missing, open, open, other])).to.deep.equal([open, other])
  })

  it('are none where all are closed', () => {
    expect(findBases([make('closed', 0o555)])).to.deep.equal([])
  })
})
