import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packEntry, tarEnd, unpack } from '@comanda/backup/tar.js'
import { expect } from 'chai'

const madeAt = new Date('2026-03-01T12:00:00Z')
const longName = `session/session-account-1/Default/IndexedDB/${'https_web.whatsapp.com_0.indexeddb.blob/'.repeat(3)}7`

async function archiveOf(files: Record<string, Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for (const [name, content] of Object.entries(files))
    for await (const chunk of packEntry(name, content.length, [content], madeAt)) chunks.push(chunk)
  return Buffer.concat([...chunks, tarEnd])
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 333) yield bytes.subarray(at, at + 333)
}

async function filesOf(bytes: Buffer): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {}
  for await (const { name, content } of unpack(inPieces(bytes))) {
    const chunks: Buffer[] = []
    for await (const chunk of content) chunks.push(chunk)
    files[name] = Buffer.concat(chunks)
  }
  return files
}

describe('the archive of a backup', () => {
  const files = {
    'backup.json': Buffer.from('{}\n'),
    empty: Buffer.alloc(0),
    'a block': Buffer.alloc(512, 'x'),
    [longName]: Buffer.alloc(1_000, 'y'),
  }
  let folder: string

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comanda-test-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('gives back its files', async () => {
    expect(await filesOf(await archiveOf(files))).to.deep.equal(files)
  })

  it('can be opened by tar', async () => {
    const archive = path.join(folder, 'archive.tar')
    await writeFile(archive, await archiveOf(files))
    execFileSync('tar', ['xf', archive, '-C', folder])
    for (const [name, content] of Object.entries(files))
      expect((await readFile(path.join(folder, name))).equals(content), name).to.equal(true)
  })

  it('passes over what nobody reads', async () => {
    const names: string[] = []
    for await (const { name } of unpack(inPieces(await archiveOf(files)))) names.push(name)
    expect(names).to.deep.equal(Object.keys(files))
  })

  it('notices that its end is missing, and a header that isn’t one', async () => {
    const whole = await archiveOf(files)
    const broken = Buffer.from(whole)
    broken.write('X', 3)
    for (const bytes of [
      whole.subarray(0, 600),
      whole.subarray(0, -1024),
      whole.subarray(0, 2_100),
      broken,
    ]) {
      const error = await filesOf(bytes).catch(reason => reason)
      expect(error).to.include({ fault: 'damaged' })
    }
  })
})
