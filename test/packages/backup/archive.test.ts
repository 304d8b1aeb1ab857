import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ArchiveFile, packArchive, unpackArchive } from '@comanda/backup/archive.js'
import { expect } from 'chai'

const madeAt = new Date('2026-03-01T12:00:00Z')
const longName = `session/session-account-1/Default/IndexedDB/${'https_web.whatsapp.com_0.indexeddb.blob/'.repeat(3)}7`

async function archiveOf(files: Record<string, Buffer>): Promise<Buffer> {
  async function* given(): AsyncGenerator<ArchiveFile> {
    for (const [name, content] of Object.entries(files))
      yield { name, size: content.length, content: [content] }
  }
  const chunks: Buffer[] = []
  for await (const chunk of packArchive(given(), madeAt)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 333) yield bytes.subarray(at, at + 333)
}

async function filesOf(bytes: Buffer): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {}
  for await (const { name, content } of unpackArchive(inPieces(bytes))) {
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
    [`${longName.repeat(2)}/beyond what ustar holds`]: Buffer.from('z'),
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
    for await (const { name } of unpackArchive(inPieces(await archiveOf(files)))) names.push(name)
    expect(names).to.deep.equal(Object.keys(files))
  })

  /** The archive with one header field changed, and the header's sum to match. */
  function altered(archive: Buffer, at: number, value: string): Buffer {
    const bytes = Buffer.from(archive)
    bytes.write(value, at)
    bytes.write('        ', 148)
    const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0)
    bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    return bytes
  }

  it('notices that it is cut short, a header that isn’t one, and what is no file', async () => {
    const whole = await archiveOf(files)
    const broken = Buffer.from(whole)
    broken.write('X', 3)
    const typeAt = 156
    for (const bytes of [
      whole.subarray(0, 300),
      whole.subarray(0, 514),
      whole.subarray(0, 2_100),
      broken,
      altered(whole, typeAt, '2'),
      altered(whole, typeAt, '5'),
    ]) {
      const error = await filesOf(bytes).catch(reason => reason)
      expect(error).to.include({ fault: 'damaged' })
    }
  })

  it('holds no header in memory that claims to be large', async () => {
    const claimsMuch = altered(altered(await archiveOf(files), 156, 'x'), 124, '77777777777')
    async function* endless(): AsyncGenerator<Buffer> {
      yield claimsMuch.subarray(0, 512)
      for (;;) yield Buffer.alloc(65_536)
    }
    const error = await unpackArchive(endless())
      .next()
      .catch(reason => reason)
    expect(error).to.include({ fault: 'damaged' })
  })

  it('leaves what its source throws as it is, and ends what is read where nobody wants it', async () => {
    const away = new Error('the database is away')
    async function* failing(): AsyncGenerator<ArchiveFile> {
      yield { name: 'a', size: 1, content: [Buffer.from('a')] }
      throw away
    }
    const drain = async (): Promise<void> => {
      for await (const _ of packArchive(failing(), madeAt));
    }
    expect(await drain().catch(reason => reason)).to.equal(away)

    let isEnded = false
    async function* large(): AsyncGenerator<Buffer> {
      try {
        for (;;) yield Buffer.alloc(65_536)
      } finally {
        isEnded = true
      }
    }
    async function* one(): AsyncGenerator<ArchiveFile> {
      yield { name: 'large', size: 1e12, content: large() }
    }
    let bytes = 0
    for await (const chunk of packArchive(one(), madeAt)) {
      bytes += chunk.length
      if (bytes > 1e6) break
    }
    expect(isEnded).to.equal(true)
  })
})
