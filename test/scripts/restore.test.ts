import path from 'node:path'
import { expect } from 'chai'
import { makeFolder, projectDir, runNode, setupUrl } from './setup.js'

interface LockModule {
  claimDataFolder(dataDir: string, what: string): () => void
}

describe('npm run ops -- restore', () => {
  let folder: ReturnType<typeof makeFolder>

  before(() => {
    folder = makeFolder()
  })
  after(() => folder.remove())

  const restore = (...args: string[]) =>
    runNode([path.join(projectDir, 'scripts/ops.mjs'), 'restore', 'nothing.tar.gz', ...args], {
      env: { COMANDA_DATA_DIR: folder.dir, NODE_ENV: 'production' },
    }).ended

  it('refuses while npm start runs on the data folder; a check doesn’t mind', async () => {
    const { claimDataFolder } = (await import(setupUrl('lock.mjs'))) as LockModule
    const release = claimDataFolder(folder.dir, 'Comanda')
    try {
      expect((await restore()).stderr).to.include('Comanda is running already on')
      expect((await restore('--check')).stderr).to.include('nothing.tar.gz can’t be read')
    } finally {
      release()
    }
    expect((await restore()).stderr).to.include('nothing.tar.gz can’t be read')
  })
})
